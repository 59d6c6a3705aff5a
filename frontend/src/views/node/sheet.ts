/** How the pictures of an opened layer are spread over the room there is: pure geometry and reshaping. */
import { type Atlas, atlas } from "../../core/atlas";
import { asGrid, picturesOf } from "../../core/raster";
import type { FrameItem } from "../../wire/frames";
import { isOfWeights } from "../../wire/types";

/** CSS pixels: a map is never shown larger, however few there are; one alone may take more room. */
const LARGEST_TILE = 260;
const LARGEST_ALONE = 640;
const SMALLEST_TILE = 24;

/** CSS pixels: where a sheet has few maps, they lie in more rows rather than being smaller than this. */
const COMFORTABLE_TILE = 104;
const FEW = 64;
const GAP = 8;

/** Gap for tiles of one value: a vector looks like a mosaic, not like scattered dots. */
const CELL_GAP = 2;
const SMALLEST_CELL = 18;
const LARGEST_CELL = 72;

/** CSS pixels: the height a vector's mosaic fills when its values are few enough to be drawn large. */
const MOSAIC_HEIGHT = 420;

/** The side of a cell in CSS pixels: as large as lets all of them fill a room this wide. */
function cellFor(cells: number, width: number): number {
  const side = Math.floor(Math.sqrt((width * MOSAIC_HEIGHT) / cells));
  return Math.max(SMALLEST_CELL, Math.min(LARGEST_CELL, side));
}

export interface Sheet {
  /** In device pixels. */
  readonly place: Atlas;
  /** CSS size of the whole sheet. */
  readonly width: number;
  readonly height: number;
}

/** Kernels an output has, one for each input: they lie in rows of (output, input), `channels` names the outputs. */
export function kernelsPerFilter(item: FrameItem): number {
  return Math.max(1, Math.round(picturesOf(item) / Math.max(1, item.channels.length)));
}

/** Kernels of one filter stay in a row; of maps, as many as make them large: about a square, and half more across. */
function columnsFor(item: FrameItem, width: number): number {
  const kernels = isOfWeights(item.kind) ? kernelsPerFilter(item) : 1;
  if (kernels > 1) return kernels;
  const pictures = picturesOf(item);
  const square = Math.max(1, Math.min(pictures, Math.ceil(Math.sqrt(pictures * 1.6))));
  if (pictures > FEW) return square;
  return Math.max(1, Math.min(square, Math.floor((width + GAP) / (COMFORTABLE_TILE + GAP))));
}

/**
 * The sheet for a room `width` CSS pixels wide on a screen of `density` device pixels per CSS pixel. Values cover whole
 * device pixels where there is room for that; larger maps are shrunk by the browser.
 */
export function sheetFor(item: FrameItem, width: number, density: number): Sheet {
  const tiles = picturesOf(item);
  const isCell = item.width === 1 && item.height === 1;
  const cell = cellFor(tiles, width);
  const gap = Math.round((isCell ? CELL_GAP : GAP) * density);
  const room = Math.max(1, Math.floor(width * density));
  const wish = isCell ? Math.floor((width + CELL_GAP) / (cell + CELL_GAP)) : columnsFor(item, width);
  const smallest = Math.max(1, Math.floor((isCell ? SMALLEST_CELL : SMALLEST_TILE) * density));
  const most = Math.max(1, Math.floor((room + gap) / (smallest + gap)));
  const columns = Math.max(1, Math.min(wish, most, tiles));
  const largest = (isCell ? cell : tiles === 1 ? LARGEST_ALONE : LARGEST_TILE) * density;
  const side = Math.max(1, Math.min(largest, Math.floor((room - (columns - 1) * gap) / columns)));
  // Whole device pixels per value, rounded down so that the row still fits; one pixel per value for large maps.
  const target = Math.max(item.width, Math.floor(side / item.width) * item.width);
  const place = atlas({ tiles, tileWidth: item.width, tileHeight: item.height, columns, target, gap });
  // Tiles of few values stop growing at the atlas's largest zoom: the browser magnifies them, by a whole factor where
  // a tile has more than one value.
  const grow = Math.max(1, isCell ? side / place.tileWidth : Math.floor(side / place.tileWidth));
  const scale = Math.min(grow, room / place.width) / density;
  return { place, width: place.width * scale, height: place.height * scale };
}

/** A vector is shown as a mosaic of its values, so that it fills rows like any other picture. */
export function spread(item: FrameItem): FrameItem {
  return item.tiles === 1 && item.height === 1 && item.width > 1 ? asGrid(item) : item;
}
