/** Turns a frame's bytes into pixels of an atlas: the one loop over values that runs for every frame. */

import type { FrameItem } from "../wire/frames";
import { type Atlas, tileOrigin } from "./atlas";
import {
  colourTable,
  packRgb,
  rangeOf,
  type Scale,
  scaleFor,
  type TableKind,
  type Theme,
  type ValueRange,
} from "./colours";

/** Whose lowest and highest value span the colours. */
export type ColourScale = "map" | "layer" | "network";

export interface Shading {
  theme: Theme;
  scale: ColourScale;
  /** range of the whole network, for the scale "network" */
  network: ValueRange | null;
  /** fixed table: a grey picture instead of a measured map */
  table?: TableKind;
}

/** Fills `pixels` (atlas.width × atlas.height RGBA words). Gaps and tiles without finite values stay transparent. */
export function paintTiles(pixels: Uint32Array, place: Atlas, item: FrameItem, shading: Shading): void {
  pixels.fill(0);
  const layer =
    shading.scale === "network" ? (shading.network ?? rangeOf(item.lo, item.hi)) : rangeOf(item.lo, item.hi);
  if (!layer) return;
  const scale = shadingScale(layer, shading.table);
  for (let tile = 0; tile < item.tiles; tile++) {
    const [lo, hi] = [item.lo[tile] as number, item.hi[tile] as number];
    if (Number.isNaN(lo) || Number.isNaN(hi)) continue;
    // Within a layer every map keeps the layer's kind of table: a map that happens to be positive is still signed.
    const own = shading.scale === "map" ? mapScale({ lo, hi }, scale.kind, shading.table) : scale;
    paintTile(pixels, place, item, tile, colourTable(own.kind, shading.theme), own);
  }
}

/** Red, green and blue. */
export const COLOUR_CHANNELS = 3;

/** How many pictures an item shows: tiles, or threes of tiles where it is in colour. */
export function picturesOf({ isColour, tiles }: Pick<FrameItem, "isColour" | "tiles">): number {
  return isColour ? Math.floor(tiles / COLOUR_CHANNELS) : tiles;
}

/** Draws one picture of three tiles: red, green and blue (H, W) each, as numbers of one range. */
export function paintColour(pixels: Uint32Array, place: Atlas, item: FrameItem): void {
  pixels.fill(0);
  const range = rangeOf(item.lo, item.hi);
  if (range) paintColourTile(pixels, place, item, 0, range);
}

/** Draws images in their colours; and filters of a layer that sees colours: black is the most negative weight of any
 * colour, grey is zero. */
export function paintColourTiles(pixels: Uint32Array, place: Atlas, item: FrameItem, shading: Shading): void {
  pixels.fill(0);
  const whole =
    shading.scale === "network" ? (shading.network ?? rangeOf(item.lo, item.hi)) : rangeOf(item.lo, item.hi);
  for (let picture = 0; picture < picturesOf(item); picture++) {
    const first = picture * COLOUR_CHANNELS;
    const own = rangeOf(item.lo.slice(first, first + COLOUR_CHANNELS), item.hi.slice(first, first + COLOUR_CHANNELS));
    const range = shading.scale === "map" ? own : whole;
    if (own && range) paintColourTile(pixels, place, item, picture, item.kind === "images" ? range : aroundZero(range));
  }
}

function aroundZero({ lo, hi }: ValueRange): ValueRange {
  const most = Math.max(Math.abs(lo), Math.abs(hi));
  return { lo: -most, hi: most };
}

function paintColourTile(
  pixels: Uint32Array,
  place: Atlas,
  item: FrameItem,
  picture: number,
  { lo, hi }: ValueRange,
): void {
  const span = hi - lo || 1;
  const first = picture * COLOUR_CHANNELS;
  const byteAt = (channel: number, row: number, column: number) =>
    Math.min(255, Math.max(0, Math.round((255 * (valueAt(item, first + channel, row, column) - lo)) / span)));
  const origin = tileOrigin(place, picture);
  for (let row = 0; row < item.height; row++) {
    for (let column = 0; column < item.width; column++) {
      const colour = packRgb(byteAt(0, row, column), byteAt(1, row, column), byteAt(2, row, column));
      for (let line = 0; line < place.zoom; line++) {
        const start = (origin.y + row * place.zoom + line) * place.width + origin.x + column * place.zoom;
        pixels.fill(colour, start, start + place.zoom);
      }
    }
  }
}

function shadingScale(range: ValueRange, table: TableKind | undefined): Scale {
  const scale = scaleFor(range);
  if (table !== "grey") return scale;
  const span = range.hi - range.lo || 1;
  return { kind: "grey", slope: 255 / span, start: (-255 * range.lo) / span };
}

function mapScale(range: ValueRange, kind: TableKind, table: TableKind | undefined): Scale {
  if (kind === "signed") return scaleFor({ lo: Math.min(range.lo, -1e-12), hi: range.hi });
  return shadingScale(range, table);
}

/** Draws one tile; of bytes, value = lo + (hi − lo)·byte/255. */
function paintTile(
  pixels: Uint32Array,
  place: Atlas,
  item: FrameItem,
  tile: number,
  colours: Uint32Array,
  scale: Scale,
): void {
  const { width, height, data } = item;
  const { zoom } = place;
  const origin = tileOrigin(place, tile);
  const [lo, hi] = data instanceof Float32Array ? [0, 255] : [item.lo[tile] as number, item.hi[tile] as number];
  const slope = ((hi - lo) / 255) * scale.slope;
  const start = lo * scale.slope + scale.start + 0.5;
  for (let row = 0; row < height; row++) {
    const from = (tile * height + row) * width;
    const to = (origin.y + row * zoom) * place.width + origin.x;
    for (let column = 0; column < width; column++) {
      const index = Math.floor((data[from + column] as number) * slope + start);
      const colour = colours[Math.min(255, Math.max(0, index))] as number;
      if (zoom === 1) pixels[to + column] = colour;
      else pixels.fill(colour, to + column * zoom, to + (column + 1) * zoom);
    }
    // The other lines of a magnified row are copies of its first.
    for (let line = 1; line < zoom; line++) {
      pixels.copyWithin(to + line * place.width, to, to + width * zoom);
    }
  }
}

/** The value behind one place of a tile, as exact as the frame carries it. */
export function valueAt(item: FrameItem, tile: number, row: number, column: number): number {
  const raw = item.data[(tile * item.height + row) * item.width + column] ?? Number.NaN;
  if (item.data instanceof Float32Array) return raw;
  const [lo, hi] = [item.lo[tile] ?? Number.NaN, item.hi[tile] ?? Number.NaN];
  return lo + ((hi - lo) * raw) / 255;
}

/** One channel of a picture of maps as a picture of its own; null where it was not sent. */
export function tileOf(item: FrameItem, channel: number): FrameItem | null {
  const tile = item.channels.indexOf(channel);
  if (tile < 0 || tile >= item.tiles) return null;
  const size = item.height * item.width;
  return {
    ...item,
    tiles: 1,
    channels: [channel],
    lo: item.lo.subarray(tile, tile + 1),
    hi: item.hi.subarray(tile, tile + 1),
    data: item.data.subarray(tile * size, (tile + 1) * size),
  };
}

/** The values behind one place of a picture: one, or red, green and blue. */
export function valuesAt(item: FrameItem, picture: number, row: number, column: number): number[] {
  if (!item.isColour) return [valueAt(item, picture, row, column)];
  return [0, 1, 2].map((channel) => valueAt(item, picture * COLOUR_CHANNELS + channel, row, column));
}

/** A vector (one tile of height 1) as tiles of one value each, so that an atlas draws it as a grid of cells. */
export function asGrid(item: FrameItem): FrameItem {
  const cells = item.height * item.width;
  return {
    ...item,
    tiles: cells,
    height: 1,
    width: 1,
    lo: new Float32Array(cells).fill(item.lo[0] ?? Number.NaN),
    hi: new Float32Array(cells).fill(item.hi[0] ?? Number.NaN),
  };
}
