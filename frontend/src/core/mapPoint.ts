/** From a point on a card's maps to the unit there, and back: pure geometry. */

import type { CardFace } from "./card";
import type { Unit } from "./unit";

type Laid = Pick<CardFace, "kind" | "shown" | "columns" | "tile" | "gap">;

/** How many features one cell of a long vector stands for: the server sends the means of neighbours then. */
export function featuresPerCell(features: number, cells: number): number {
  return Math.max(1, features / Math.max(1, cells));
}

/**
 * The unit at (`x`, `y`), CSS pixels from the upper left corner of the maps of a node of `shape`; null in a gap.
 * `channels` are those of the tiles, `cells` the values of a vector's picture.
 */
export function unitAtPoint(
  face: Laid,
  node: string,
  shape: readonly number[],
  { channels, cells }: { readonly channels: readonly number[]; readonly cells: number },
  x: number,
  y: number,
): Unit | null {
  const column = Math.floor(x / (face.tile.width + face.gap));
  const row = Math.floor(y / (face.tile.height + face.gap));
  const place = row * face.columns + column;
  if (x < 0 || y < 0 || column >= face.columns || place >= face.shown) return null;
  if (face.kind === "vector" || face.kind === "bars") {
    return { node, channel: Math.floor(place * featuresPerCell(shape[0] ?? 1, cells)), y: null, x: null };
  }
  const [, height = 1, width = 1] = shape;
  const [inX, inY] = [x - column * (face.tile.width + face.gap), y - row * (face.tile.height + face.gap)];
  if (inX >= face.tile.width || inY >= face.tile.height) return null;
  return {
    node,
    channel: face.kind === "image" ? 0 : (channels[place] ?? place),
    y: Math.floor((inY / face.tile.height) * height),
    x: Math.floor((inX / face.tile.width) * width),
  };
}

/** The unit's place along the axes of its layer: row and column, or feature; null where a whole channel is meant. */
export function placeOfUnit({ channel, y, x }: Unit, shape: readonly number[]): readonly number[] | null {
  if (shape.length === 1) return [channel];
  return y === null || x === null ? null : [y, x];
}
