/** An image with the frame whose pixels are shown as numbers: pointed to, dragged, or moved with the arrow keys. */

import type { KeyboardEvent, PointerEvent } from "react";
import { useTranslation } from "react-i18next";
import type { Sample } from "../../panels/probe/samples";
import { sampleImage } from "../../panels/probe/samples";
import classes from "./Explore.module.css";
import type { Pixels, Region } from "./pixels";

interface MagnifiedProps {
  readonly sample: Sample;
  readonly pixels: Pixels;
  readonly region: Region;
  readonly onMove: (middle: readonly [row: number, column: number]) => void;
}

const MOVES: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

export function Magnified({ sample, pixels, region, onMove }: MagnifiedProps) {
  const { t } = useTranslation("explore");
  const { height, width } = pixels;
  const half = Math.floor(region.side / 2);
  const point = (event: PointerEvent<HTMLElement>) => {
    if (event.buttons === 0) return;
    const box = event.currentTarget.getBoundingClientRect();
    const row = Math.floor(((event.clientY - box.top) / box.height) * height);
    onMove([row, Math.floor(((event.clientX - box.left) / box.width) * width)]);
  };
  const press = (event: KeyboardEvent) => {
    const move = MOVES[event.key];
    if (move === undefined) return;
    event.preventDefault();
    onMove([region.row + half + move[0], region.column + half + move[1]]);
  };
  const percent = (pixels: number, of: number) => `${(100 * Math.min(pixels, of)) / of}%`;
  return (
    <button
      type="button"
      className={classes.magnified}
      style={{ aspectRatio: `${width} / ${height}` }}
      aria-label={t("frame", { row: region.row, column: region.column })}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        point(event);
      }}
      onPointerMove={point}
      onKeyDown={press}
    >
      <img src={sampleImage(sample)} alt="" draggable={false} />
      <span
        className={classes.frame}
        style={{
          insetBlockStart: percent(region.row, height),
          insetInlineStart: percent(region.column, width),
          blockSize: percent(region.side, height),
          inlineSize: percent(region.side, width),
        }}
      />
    </button>
  );
}
