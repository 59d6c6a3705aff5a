/** Parameters that are rows of numbers: a window of weights, or for every filter the maps it sees. */

import type { Json } from "../wire/types";

export type Rows = readonly (readonly number[])[];

export function rowsOf(value: Json | undefined): Rows {
  if (!Array.isArray(value)) return [];
  return value.map((row) => (Array.isArray(row) ? row.filter((entry) => typeof entry === "number") : []));
}

/** How many maps a table speaks of. */
export function mapsOf(table: Rows): number {
  return Math.max(...table.flat(), 0) + 1;
}

/** The table with a connection made or taken away; a filter keeps its last one, as it must see something. */
export function switched(table: Rows, filter: number, map: number): Rows {
  const row = table[filter] ?? [];
  const others = row.filter((entry) => entry !== map);
  if (others.length === 0) return table;
  const next = others.length < row.length ? others : [...row, map].sort((one, other) => one - other);
  return table.with(filter, next);
}

/** The window with another number of rows and columns; what is new weighs 1. */
export function resized(window: Rows, height: number, width: number): Rows {
  return Array.from({ length: height }, (_, row) =>
    Array.from({ length: width }, (_, column) => window[row]?.[column] ?? 1),
  );
}
