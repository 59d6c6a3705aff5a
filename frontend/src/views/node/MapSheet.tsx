/** All pictures of a layer on one canvas, painted past React; the pixel under the pointer says its exact value. */
import { useElementSize } from "@mantine/hooks";
import { type KeyboardEvent, type PointerEvent, useCallback, useEffect, useRef, useState } from "react";
import { ARROWS } from "../../core/arrows";
import { tileAt, tileOrigin } from "../../core/atlas";
import { rangeOf, type ValueRange } from "../../core/colours";
import { type ColourScale, paintColourTiles, paintTiles, picturesOf, valuesAt } from "../../core/raster";
import { latestItem, networkValueRange, subscribe } from "../../state/frames";
import { useView } from "../../state/view";
import type { FrameItem } from "../../wire/frames";
import type { ItemKind, NodeId } from "../../wire/types";
import classes from "./MapSheet.module.css";
import { type Sheet, sheetFor, spread } from "./sheet";
import { TileNames } from "./TileNames";

/** The watch of the opened layer: exact values, full size, every channel. */
export const NODE_WATCH = "node";

/** Values a side: the server sends what is larger as means of neighbours. */
export const LARGEST_SIDE = 1024;

/** CSS pixels: the mark around a value is seen also where values are smaller than a pixel. */
const SMALLEST_MARK = 3;

/** A value and where it lies: picture by picture, from 0. A picture in colour has three. */
export interface Reading {
  readonly item: FrameItem;
  readonly tile: number;
  readonly row: number;
  readonly column: number;
  readonly values: readonly number[];
}

interface MapSheetProps {
  readonly node: NodeId;
  readonly kind: ItemKind;
  readonly label: string;
  /** The picture is the input itself: brightness, not a measured map. */
  readonly grey: boolean;
  readonly onRead: (reading: Reading | null) => void;
  /** A value was clicked, or Enter was pressed at it. */
  readonly onChoose: (reading: Reading) => void;
  /** The span of the colours of the newest picture; null where every map has its own, and for weights shown in colour. */
  readonly onRange: (range: ValueRange | null, isColour: boolean) => void;
}

interface Cursor {
  readonly tile: number;
  readonly row: number;
  readonly column: number;
}

export function MapSheet({ node, kind, label, grey, onRead, onChoose, onRange }: MapSheetProps) {
  const { ref: room, width } = useElementSize();
  const canvas = useRef<HTMLCanvasElement>(null);
  const mark = useRef<HTMLDivElement>(null);
  const drawn = useRef<{ item: FrameItem; sheet: Sheet } | null>(null);
  const cursor = useRef<Cursor | null>(null);
  const [isEmpty, setEmpty] = useState(latestItem(node, kind, NODE_WATCH) === null);
  // What React knows of the pictures: where they lie, which changes with the window and not with the frames.
  const [laid, setLaid] = useState<{ item: FrameItem; sheet: Sheet } | null>(null);

  const reading = useRef<Reading | null>(null);

  const read = useCallback(() => {
    const at = cursor.current;
    const now = drawn.current;
    reading.current = null;
    if (mark.current) mark.current.hidden = at === null || now === null;
    if (at === null || now === null || at.tile >= picturesOf(now.item)) return onRead(null);
    const { item, sheet } = now;
    const scale = sheet.width / sheet.place.width;
    const origin = tileOrigin(sheet.place, at.tile);
    if (mark.current) {
      const left = (origin.x + at.column * sheet.place.zoom) * scale;
      const top = (origin.y + at.row * sheet.place.zoom) * scale;
      const side = Math.max(sheet.place.zoom * scale, SMALLEST_MARK);
      Object.assign(mark.current.style, {
        transform: `translate(${left}px, ${top}px)`,
        width: `${side}px`,
        height: `${side}px`,
      });
    }
    reading.current = { item, ...at, values: valuesAt(item, at.tile, at.row, at.column) };
    onRead(reading.current);
  }, [onRead]);

  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!context || width === 0) return;
    let image: ImageData | null = null;
    const draw = () => {
      const received = latestItem(node, kind, NODE_WATCH);
      setEmpty(received === null);
      if (received === null) return;
      const item = spread(received);
      const sheet = sheetFor(item, width, window.devicePixelRatio);
      const { place } = sheet;
      if (image?.width !== place.width || image.height !== place.height) {
        image = new ImageData(place.width, place.height);
        context.canvas.width = place.width;
        context.canvas.height = place.height;
        context.canvas.style.width = `${sheet.width}px`;
        context.canvas.style.height = `${sheet.height}px`;
        setLaid({ item, sheet });
      }
      const { theme, colourScale } = useView.getState();
      const network = networkValueRange(kind);
      // A mask's values mean the same in every map: one that is all on must not look like one that is all off.
      const scale: ColourScale = grey || kind === "mask" ? "layer" : colourScale;
      const shading = { theme, network, scale };
      const pixels = new Uint32Array(image.data.buffer);
      if (item.isColour) paintColourTiles(pixels, place, item, shading);
      else paintTiles(pixels, place, item, grey ? { ...shading, table: "grey" } : shading);
      context.putImageData(image, 0, 0);
      drawn.current = { item, sheet };
      const whole = shading.scale === "network" ? network : rangeOf(item.lo, item.hi);
      onRange(shading.scale === "map" || item.isColour ? null : whole, item.isColour);
      read();
    };
    draw();
    return subscribe(node, kind, draw, NODE_WATCH);
  }, [node, kind, width, grey, read, onRange]);

  const point = (event: PointerEvent<HTMLCanvasElement>) => {
    const now = drawn.current;
    if (now === null) return;
    const bounds = event.currentTarget.getBoundingClientRect();
    const scale = now.sheet.place.width / bounds.width;
    const [x, y] = [(event.clientX - bounds.left) * scale, (event.clientY - bounds.top) * scale];
    cursor.current = tileAt(now.sheet.place, picturesOf(now.item), x, y);
    read();
  };

  const leave = () => {
    cursor.current = null;
    read();
  };

  const choose = () => {
    if (reading.current !== null) onChoose(reading.current);
  };

  const walk = (event: KeyboardEvent) => {
    const now = drawn.current;
    if (now === null) return;
    if (event.key === "Enter") choose();
    const next = stepped(cursor.current, event.key, now.item, now.sheet.place.columns);
    if (next === null) return;
    event.preventDefault();
    event.stopPropagation();
    cursor.current = next;
    read();
  };

  return (
    <div ref={room} className={classes.room} data-empty={isEmpty || undefined}>
      <div
        className={classes.sheet}
        role="application"
        aria-label={label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: an application is interactive: arrow keys walk its values
        tabIndex={0}
        onKeyDown={walk}
      >
        <canvas
          ref={canvas}
          className={classes.canvas}
          data-testid={`sheet-${kind}`}
          onPointerMove={point}
          onPointerDown={point}
          onPointerLeave={leave}
          onClick={choose}
        />
        {laid && <TileNames {...laid} />}
        <div ref={mark} className={classes.mark} hidden />
      </div>
    </div>
  );
}

/** One value on, over the edge of a tile into its neighbour; null for other keys and at the sheet's edge. */
function stepped(at: Cursor | null, key: string, item: FrameItem, columns: number): Cursor | null {
  const step = ARROWS[key];
  if (step === undefined) return null;
  if (at === null) return { tile: 0, row: 0, column: 0 };
  const row = at.row + step[0];
  const column = at.column + step[1];
  const across = Math.floor(column / item.width);
  const tile = at.tile + Math.floor(row / item.height) * columns + across;
  const isOverRowEnd = across !== 0 && Math.floor(tile / columns) !== Math.floor(at.tile / columns);
  if (tile < 0 || tile >= picturesOf(item) || isOverRowEnd) return null;
  return { tile, row: (row + item.height) % item.height, column: (column + item.width) % item.width };
}
