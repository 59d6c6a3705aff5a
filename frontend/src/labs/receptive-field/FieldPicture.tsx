/** The image as a square, with the field after every layer, and how much each pixel of it counts. */

import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { colourTable } from "../../core/colours";
import { formatNumber } from "../../i18n/numbers";
import { useView } from "../../state/view";
import classes from "./Field.module.css";
import type { Growth } from "./growth";

interface FieldPictureProps {
  readonly side: number;
  readonly steps: readonly Growth[];
  /** along one axis; null: not shown */
  readonly shares: readonly number[] | null;
}

/** Pixels are told apart up to here. */
const MOST_LINES = 60;
/** Frames drawn besides the last. */
const MOST_FRAMES = 12;

export function FieldPicture({ side, steps, shares }: FieldPictureProps) {
  const { t } = useTranslation("lab-receptive-field");
  const field = steps.at(-1)?.field ?? 1;
  const every = Math.ceil(steps.length / MOST_FRAMES);
  const frames = steps.filter((_, index) => (steps.length - 1 - index) % every === 0).map((step) => step.field);
  const stroke = side / 400;
  return (
    <div className={classes.picture} data-whole={field >= side}>
      <Heat side={side} shares={shares} />
      <svg
        viewBox={`0 0 ${side} ${side}`}
        role="img"
        aria-label={t("pictureLabel", { field: formatNumber(field), side: formatNumber(side) })}
      >
        {side <= MOST_LINES &&
          Array.from({ length: side - 1 }, (_, line) => (
            <path
              // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place
              key={line}
              className={classes.line}
              strokeWidth={stroke}
              d={`M${line + 1} 0V${side}M0 ${line + 1}H${side}`}
            />
          ))}
        {[1, ...frames].map((size, index) => (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: fields of layers may be equal
            key={index}
            className={size === field ? classes.last : classes.frame}
            strokeWidth={stroke * (size === field ? 3 : 1.5)}
            x={startOf(side, size)}
            y={startOf(side, size)}
            width={size}
            height={size}
            rx={stroke * 3}
          />
        ))}
      </svg>
    </div>
  );
}

/** Where a field in the middle of the image begins; before it, if the field is larger. */
function startOf(side: number, size: number): number {
  return Math.floor((side - size) / 2);
}

/** The weight of each pixel: the product of those of its row and its column. Painted, not rendered: up to a million. */
function Heat({ side, shares }: Pick<FieldPictureProps, "side" | "shares">) {
  const theme = useView((view) => view.theme);
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!context) return;
    const table = colourTable("signed", theme);
    const image = context.createImageData(side, side);
    const pixels = new Uint32Array(image.data.buffer).fill(table[128] ?? 0);
    const most = Math.max(...(shares ?? [1]));
    const start = startOf(side, shares?.length ?? 0);
    const at = Array.from({ length: side }, (_, place) => (shares?.[place - start] ?? 0) / most);
    for (let row = 0; row < side; row++) {
      for (let column = 0; column < side; column++) {
        const weight = (at[row] ?? 0) * (at[column] ?? 0);
        if (weight > 0) pixels[row * side + column] = table[128 + Math.round(127 * weight)] ?? 0;
      }
    }
    context.putImageData(image, 0, 0);
  }, [side, shares, theme]);
  return <canvas ref={canvas} width={side} height={side} />;
}
