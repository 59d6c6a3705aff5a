/** Moving over a layer's output from unit to unit: by keys, by a pointer, and in a play from the first to the last. */

import { ARROWS } from "../../core/arrows";
import type { Unit } from "../../core/unit";

/** A layer's output: (channels, height, width), or (features). */
export type Shape = readonly number[];

/** How a layer's output is laid out on its sheet: a map as it is, a vector as a mosaic that is about square. */
export function sheetOf(shape: Shape): { readonly rows: number; readonly columns: number } {
  if (shape.length === 3) return { rows: shape[1] ?? 1, columns: shape[2] ?? 1 };
  const features = shape[0] ?? 1;
  const columns = Math.ceil(Math.sqrt(features));
  return { rows: Math.ceil(features / columns), columns };
}

/** Where a unit lies on the sheet. */
export function cellOf(unit: Unit, shape: Shape): { readonly row: number; readonly column: number } {
  if (unit.y !== null && unit.x !== null) return { row: unit.y, column: unit.x };
  const { columns } = sheetOf(shape);
  return { row: Math.floor(unit.channel / columns), column: unit.channel % columns };
}

/** The unit at a place of the sheet, of the same map; null outside. */
export function unitOn(unit: Unit, shape: Shape, row: number, column: number): Unit | null {
  const { rows, columns } = sheetOf(shape);
  if (row < 0 || row >= rows || column < 0 || column >= columns) return null;
  if (shape.length === 3) return { ...unit, y: row, x: column };
  const channel = row * columns + column;
  return channel < (shape[0] ?? 0) ? { ...unit, channel } : null;
}

/** Another map's value at the same place; null where there is no such map. */
export function inChannel(unit: Unit, shape: Shape, channel: number): Unit | null {
  return shape.length === 3 && channel >= 0 && channel < (shape[0] ?? 0) ? { ...unit, channel } : null;
}

/** Where a key leads; null for other keys, and at the border. */
export function unitAfterKey(unit: Unit, shape: Shape, key: string): Unit | null {
  if (key === "PageUp") return inChannel(unit, shape, unit.channel - 1);
  if (key === "PageDown") return inChannel(unit, shape, unit.channel + 1);
  const step = ARROWS[key];
  if (step === undefined) return null;
  const { row, column } = cellOf(unit, shape);
  return unitOn(unit, shape, row + step[0], column + step[1]);
}

/** The next one in reading order; after the last the first. */
export function nextUnit(unit: Unit, shape: Shape): Unit {
  const { columns } = sheetOf(shape);
  const { row, column } = cellOf(unit, shape);
  const next = column + 1 < columns ? unitOn(unit, shape, row, column + 1) : unitOn(unit, shape, row + 1, 0);
  return next ?? (unitOn(unit, shape, 0, 0) as Unit);
}
