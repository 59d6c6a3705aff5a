/** One map as heat over the input, drawn past React whenever either has changed; the value under the pointer is told. */

import { type PointerEvent, type RefObject, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Theme } from "../../core/colours";
import { valueAt } from "../../core/raster";
import { formatValue } from "../../i18n/numbers";
import { latestItem, subscribe } from "../../state/frames";
import { useView } from "../../state/view";
import type { FrameItem } from "../../wire/frames";
import type { NodeId } from "../../wire/types";
import { useWhy, WHY_WATCH } from "./answers";
import { greyOf, mapValuesOf, paintHeat } from "./heat";
import classes from "./Why.module.css";

/** Pixels of a side beyond which single ones are not to be told apart, and a raster of left-out rows would be seen. */
const FINE = 100;

interface HeatCanvasProps {
  readonly input: NodeId;
  /** Whose answer, see `nameOf`. */
  readonly answer: string;
  readonly isSigned: boolean;
  readonly label: string;
  readonly readout: RefObject<HTMLElement | null>;
}

export function HeatCanvas({ input, answer, isSigned, label, readout }: HeatCanvasProps) {
  const { t } = useTranslation("why");
  const canvas = useRef<HTMLCanvasElement>(null);
  const shown = useRef<FrameItem | null>(null);
  const theme = useView((view) => view.theme);

  useEffect(() => {
    const draw = () => {
      const item = useWhy.getState()[answer]?.item ?? null;
      shown.current = item;
      if (canvas.current && item)
        paint(canvas.current, item, latestItem(input, "activations", WHY_WATCH), isSigned, theme);
    };
    draw();
    const stops = [
      subscribe(input, "activations", draw, WHY_WATCH),
      useWhy.subscribe((now, before) => now[answer] !== before[answer] && draw()),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [input, answer, isSigned, theme]);

  const read = ({ currentTarget, clientX, clientY }: PointerEvent) => {
    const item = shown.current;
    if (item === null || readout.current === null) return;
    const box = currentTarget.getBoundingClientRect();
    const row = Math.min(item.height - 1, Math.floor(((clientY - box.top) / box.height) * item.height));
    const column = Math.min(item.width - 1, Math.floor(((clientX - box.left) / box.width) * item.width));
    const value = valueAt(item, 0, row, column);
    readout.current.textContent = t("readout", { row, column, value: formatValue(value) });
  };

  return (
    <canvas
      ref={canvas}
      className={classes.heat}
      role="img"
      aria-label={label}
      onPointerMove={read}
      onPointerLeave={() => readout.current?.replaceChildren()}
    />
  );
}

function paint(
  canvas: HTMLCanvasElement,
  item: FrameItem,
  input: FrameItem | null,
  isSigned: boolean,
  theme: Theme,
): void {
  const context = canvas.getContext("2d");
  if (context === null) return;
  const { height, width } = item;
  // The input may be another network's for a moment, or be drawn smaller than it is.
  const grey = input?.height === height && input.width === width ? greyOf(input, theme) : null;
  const words = Uint32Array.from(paintHeat({ ...mapValuesOf(item), isSigned }, grey, theme));
  canvas.width = width;
  canvas.height = height;
  canvas.dataset.ready = "true";
  canvas.toggleAttribute("data-fine", Math.max(height, width) > FINE);
  context.putImageData(new ImageData(new Uint8ClampedArray(words.buffer), width, height), 0, 0);
}
