/** Where a window lies, as its pictures need it. */

import type { Window } from "./arithmetic";

/** First and last of some rows or columns; where there is none, an empty span. */
export function spanOf(places: readonly number[]): readonly [number, number] {
  const [first = 0] = places;
  return [first, places.at(-1) ?? first - 1];
}

/** Which rows and columns of a window lie outside of the map: they are padding. */
export function outsideOf({ rows, columns, size }: Pick<Window, "rows" | "columns" | "size">): {
  readonly rows: readonly boolean[];
  readonly columns: readonly boolean[];
} {
  const isOutside = (length: number) => (place: number) => place < 0 || place >= length;
  return { rows: rows.map(isOutside(size[0])), columns: columns.map(isOutside(size[1])) };
}

/** Whether a window reaches over the border of the map. */
export function reachesOut(window: Pick<Window, "rows" | "columns" | "size">): boolean {
  const outside = outsideOf(window);
  return [...outside.rows, ...outside.columns].some((is) => is);
}
