/** The picture exactly as the network receives it, at the network's own resolution. */

import { ActionIcon, Tooltip } from "@mantine/core";
import { Suspense, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { colourTable, packRgb, type Theme } from "../../core/colours";
import { isStill } from "../../core/moving";
import { formatShape } from "../../i18n/numbers";
import { openDialog } from "../../state/dialogs";
import { CANVAS_WATCH } from "../../state/frames";
import { placeMaps } from "../../state/mapPlaces";
import { useProbe } from "../../state/probe";
import { useView } from "../../state/view";
import { Icon } from "../../ui/icons";
import { later } from "../../ui/later";
import type { ProbeInput } from "../../wire/types";
import type { InputShape, Pixels } from "./input";
import classes from "./NetworkSees.module.css";
import { SamplePicture } from "./SamplePicture";
import { useInputNode } from "./target";

const MovedPicture = later(async () => (await import("./MovedPicture")).MovedPicture, { away: "nothing" });

/** One picture; any size will do, as marks are scaled with it. */
const FRAME = {
  kind: "image" as const,
  shown: 1,
  columns: 1,
  tile: { width: 64, height: 64 },
  gap: 0,
  width: 64,
  height: 64,
};

interface NetworkSeesProps {
  /** Before it is moved. */
  readonly input: ProbeInput | null;
  readonly shape: InputShape;
}

export function NetworkSees({ input, shape }: NetworkSeesProps) {
  const { t } = useTranslation("probe");
  const size = formatShape([shape.channels, shape.height, shape.width]);
  const frame = useRef<HTMLDivElement>(null);
  const node = useInputNode();
  const isSquare = shape.height === shape.width;

  // The field of a unit that is pointed at is drawn here, too; a picture that is not square does not fill the frame.
  useEffect(() => {
    if (frame.current === null || node === null || !isSquare) return;
    return placeMaps(frame.current, { node, face: FRAME, watch: CANVAS_WATCH });
  }, [node, isSquare]);
  const still = useProbe((probe) => isStill(probe.move));
  const move = t(still ? "sees.move" : "sees.moved");
  return (
    <figure className={classes.figure}>
      <figcaption>{t("sees.title")}</figcaption>
      <div
        ref={frame}
        className={classes.frame}
        role="img"
        aria-label={t("sees.label", { size })}
        data-testid="network-sees"
      >
        {still && input !== null && "pixels" in input && <PixelCanvas pixels={input.pixels} />}
        {still && input !== null && "dataset" in input && <SamplePicture sample={input} grey={shape.channels === 1} />}
        {still && input !== null && "image" in input && (
          <img className={classes.pixels} src={`data:image/jpeg;base64,${input.image}`} alt="" />
        )}
        {!still && (
          <Suspense>
            <MovedPicture />
          </Suspense>
        )}
      </div>
      <span className={classes.size}>
        {input === null ? t("sees.waiting") : size}
        {input !== null && (
          <Tooltip label={move} openDelay={400}>
            <ActionIcon
              variant={still ? "subtle" : "light"}
              color={still ? "gray" : undefined}
              size="sm"
              aria-label={move}
              onClick={() => openDialog({ name: "moved" })}
            >
              <Icon name="move" size={14} />
            </ActionIcon>
          </Tooltip>
        )}
      </span>
    </figure>
  );
}

/** The colours of C×H×W values, as words for the 32-bit view of an ImageData; one channel follows the theme's paper. */
function wordsOf(pixels: Pixels, theme: Theme): Uint32Array<ArrayBuffer> {
  const [first = [], second, third] = pixels;
  const grey = colourTable("grey", theme);
  const words = new Uint32Array(first.length * (first[0]?.length ?? 0));
  let place = 0;
  for (const [y, row] of first.entries()) {
    for (const [x, value] of row.entries()) {
      words[place] =
        second !== undefined && third !== undefined
          ? packRgb(value, second[y]?.[x] ?? 0, third[y]?.[x] ?? 0)
          : (grey[value] ?? 0);
      place += 1;
    }
  }
  return words;
}

/** Pixels as they are; a grey picture is ink on the theme's paper. */
export function PixelCanvas({ pixels }: { readonly pixels: Pixels }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useView((view) => view.theme);
  const height = pixels[0]?.length ?? 1;
  const width = pixels[0]?.[0]?.length ?? 1;

  useEffect(() => {
    const bytes = new Uint8ClampedArray(wordsOf(pixels, theme).buffer);
    canvas.current?.getContext("2d")?.putImageData(new ImageData(bytes, width, height), 0, 0);
  }, [pixels, theme, width, height]);

  return <canvas ref={canvas} width={width} height={height} className={classes.pixels} />;
}
