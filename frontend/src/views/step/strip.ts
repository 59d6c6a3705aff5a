/** Pictures of layers in the rows of a table: a few tiles side by side, whatever the layer's size. */

import type { CardFace } from "../../core/card";

const MOST_TILES = 6;
const SIDE = 30;
const CELL = 6;
const CELLS_ACROSS = 32;
const MOST_CELLS = 5 * CELLS_ACROSS;

/** How many tiles and of what size to ask for: what a strip shows of maps, and enough cells for its rows. */
export const STRIP_WISH = { tiles: MOST_TILES, size: SIDE };

type Strip = Pick<CardFace, "kind" | "shown" | "columns" | "tile" | "gap" | "width" | "height">;

/** Maps (C, H, W) as tiles in one line; features (F) as cells in a few lines. */
export function mapsStrip(shape: readonly number[]): Strip {
  const [channels = 1, rows = 1, columns = 1] = shape;
  if (shape.length === 1) return cells(Math.min(channels, MOST_CELLS));
  return line(Math.min(channels, MOST_TILES), rows, columns);
}

/** As many pictures of one size in a line. */
export function line(shown: number, rows: number, columns: number): Strip {
  const scale = SIDE / Math.max(rows, columns);
  const tile = { width: Math.max(columns * scale, SIDE / 3), height: Math.max(rows * scale, SIDE / 3) };
  return { kind: "maps", shown, columns: shown, tile, gap: 3, ...extent(shown, shown, tile, 3) };
}

/** As many pictures in lines of some. */
export function sheet(shown: number, columns: number, side: number, gap: number): Strip {
  const tile = { width: side, height: side };
  return { kind: "maps", shown, columns, tile, gap, ...extent(shown, columns, tile, gap) };
}

function cells(shown: number): Strip {
  const tile = { width: CELL, height: CELL };
  const columns = Math.min(shown, CELLS_ACROSS);
  return { kind: "vector", shown, columns, tile, gap: 0, ...extent(shown, columns, tile, 0) };
}

function extent(shown: number, columns: number, tile: { width: number; height: number }, gap: number) {
  const rows = Math.ceil(shown / columns);
  return { width: columns * tile.width + (columns - 1) * gap, height: rows * tile.height + (rows - 1) * gap };
}
