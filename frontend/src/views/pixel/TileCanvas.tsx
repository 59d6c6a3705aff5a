/** One map of a layer, painted past React; what is marked on it lies over it, in shares of its sides. */
import { type ReactNode, useEffect, useRef } from "react";
import { atlas } from "../../core/atlas";
import { rangeOf } from "../../core/colours";
import { featuresPerCell } from "../../core/mapPoint";
import { COLOUR_CHANNELS, paintColour, paintTiles, tileOf } from "../../core/raster";
import { latestItem, subscribe } from "../../state/frames";
import { useView } from "../../state/view";
import type { FrameItem } from "../../wire/frames";
import type { NodeId } from "../../wire/types";
import { sheetOf } from "./sliding";
import classes from "./TileCanvas.module.css";
import { PIXEL_WATCH } from "./usePixelWatch";

interface TileCanvasProps {
  readonly node: NodeId;
  /** null for a picture in its colours */
  readonly channel: number | null;
  /** the layer's output, without the batch */
  readonly shape: readonly number[];
  /** CSS pixels of the longer side */
  readonly side: number;
  /** brightness instead of measured values */
  readonly isPicture?: boolean;
  readonly children?: ReactNode;
}

export function TileCanvas({ node, channel, shape, side, isPicture = false, children }: TileCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { rows, columns } = sheetOf(shape);
  const isVector = shape.length === 1;
  const features = isVector ? (shape[0] ?? 1) : 0;

  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!context) return;
    const draw = () => {
      const item = latestItem(node, "activations", PIXEL_WATCH);
      const tile =
        item && (isVector ? mosaicOf(item, features, columns) : channel === null ? item : tileOf(item, channel));
      context.canvas.dataset.ready = String(tile !== null);
      if (item === null || tile === null) return context.clearRect(0, 0, context.canvas.width, context.canvas.height);
      const target = (side * devicePixelRatio * Math.min(1, columns / rows)) | 0;
      const tileSize = { tileWidth: tile.width, tileHeight: tile.height };
      const place = atlas({ tiles: 1, ...tileSize, columns: 1, target, gap: 0 });
      const image = new ImageData(place.width, place.height);
      const pixels = new Uint32Array(image.data.buffer);
      const shading = {
        theme: useView.getState().theme,
        scale: "network",
        network: rangeOf(item.lo, item.hi),
      } as const;
      if (channel === null && tile.tiles === COLOUR_CHANNELS) paintColour(pixels, place, tile);
      else paintTiles(pixels, place, tile, isPicture ? { ...shading, scale: "layer", table: "grey" } : shading);
      context.canvas.width = place.width;
      context.canvas.height = place.height;
      context.putImageData(image, 0, 0);
      const empty = rows * columns - features;
      if (isVector && empty > 0)
        context.clearRect((columns - empty) * place.zoom, (rows - 1) * place.zoom, empty * place.zoom, place.zoom);
    };
    draw();
    return subscribe(node, "activations", draw, PIXEL_WATCH);
  }, [node, channel, side, rows, columns, isVector, features, isPicture]);

  const width = Math.round(side * Math.min(1, columns / rows));
  return (
    <div className={classes.tile} style={{ width, aspectRatio: `${columns} / ${rows}` }}>
      <canvas ref={canvas} className={classes.canvas} data-testid={`tile-${node}-${channel ?? "colour"}`} />
      {children}
    </div>
  );
}

/** A vector as one tile of rows; the last may be longer than what is left of it. A cell of a long one is many features. */
function mosaicOf(item: FrameItem, features: number, columns: number): FrameItem {
  const height = Math.ceil(features / columns);
  const data = item.data instanceof Uint8Array ? new Uint8Array(height * columns) : new Float32Array(height * columns);
  const each = featuresPerCell(features, item.width);
  for (let feature = 0; feature < features; feature++) data[feature] = item.data[Math.floor(feature / each)] ?? 0;
  return { ...item, height, width: columns, data };
}

interface WindowMarkProps {
  readonly rows: readonly [number, number];
  readonly columns: readonly [number, number];
  /** height and width of the map */
  readonly size: readonly [number, number];
  readonly kind?: "window" | "unit" | "winner";
}

/** A rectangle of rows and columns, first and last; what lies beyond the map is padding, and is drawn there. */
export function WindowMark({ rows, columns, size, kind = "window" }: WindowMarkProps) {
  const share = (count: number, whole: number) => `${(100 * count) / whole}%`;
  return (
    <span
      className={classes.window}
      data-kind={kind}
      style={{
        top: share(rows[0], size[0]),
        height: share(rows[1] - rows[0] + 1, size[0]),
        left: share(columns[0], size[1]),
        width: share(columns[1] - columns[0] + 1, size[1]),
      }}
    />
  );
}
