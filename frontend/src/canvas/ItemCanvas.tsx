/** The tiles of one frame item that was asked for by itself, in the colours of a range. */

import { useEffect, useRef } from "react";
import { atlas } from "../core/atlas";
import type { ValueRange } from "../core/colours";
import { asGrid, paintTiles } from "../core/raster";
import { useView } from "../state/view";
import type { FrameItem } from "../wire/frames";

/** Features of a dense layer in a row, and CSS pixels of one. */
const FEATURE_COLUMNS = 16;
const FEATURE_SIDE = 8;

interface ItemCanvasProps {
  readonly item: FrameItem;
  readonly range: ValueRange | null;
  /** Of maps: how many stand in a row, CSS pixels of one and between two. */
  readonly columns: number;
  readonly side: number;
  readonly gap: number;
  readonly className: string | undefined;
  /** What is seen, for those who hear it. */
  readonly label: string;
}

export function ItemCanvas({ item, range, columns, side, gap, className, label }: ItemCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useView((view) => view.theme);
  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!context) return;
    const isVector = item.height === 1;
    const tiles = isVector ? asGrid(item) : item;
    const place = atlas({
      tiles: tiles.tiles,
      tileWidth: tiles.width,
      tileHeight: tiles.height,
      columns: isVector ? FEATURE_COLUMNS : columns,
      target: (isVector ? FEATURE_SIDE : side) * window.devicePixelRatio,
      gap: Math.round((isVector ? 1 : gap) * window.devicePixelRatio),
    });
    const image = new ImageData(place.width, place.height);
    context.canvas.width = place.width;
    context.canvas.height = place.height;
    paintTiles(new Uint32Array(image.data.buffer), place, tiles, { theme, scale: "network", network: range });
    context.putImageData(image, 0, 0);
  }, [item, range, theme, columns, side, gap]);
  return <canvas ref={canvas} className={className} role="img" aria-label={label} />;
}
