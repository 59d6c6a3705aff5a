/**
 * Parallel coordinates (Inselberg 1985, "The plane with parallel coordinates"): one upright axis a quantity, one line a
 * run. No React.
 */

import type { Json } from "../wire/types";

/** Places are shares of the axis, 0 at its foot. */
export interface Axis {
  /** The values to name at the axis, from foot to head. */
  ticks: readonly { place: number; value: Json }[];
  place(value: Json | undefined): number | null;
}

const MIDDLE = 0.5;
/** Numbers that span more than this are thought of as powers. */
const WIDE = 20;

/** The axis on which all values have a place: of numbers linear or in powers, else one place a choice. Null is a value
 * ("off"); undefined is none, and has no place. */
export function axisOf(values: readonly (Json | undefined)[]): Axis {
  const known = values.filter((value) => value !== undefined);
  const numbers = known.filter((value) => typeof value === "number");
  return numbers.length > 0 && numbers.length === known.length ? numberAxis(numbers) : choiceAxis(known);
}

function numberAxis(values: readonly number[]): Axis {
  const different = [...new Set(values)].sort((a, b) => a - b);
  const [least, most] = [different[0] as number, different.at(-1) as number];
  const isLogarithmic = least > 0 && most / least > WIDE;
  const warp = isLogarithmic ? Math.log : (value: number) => value;
  const span = warp(most) - warp(least);
  const place = (value: number) => (span === 0 ? MIDDLE : (warp(value) - warp(least)) / span);
  return {
    ticks: (different.length <= MOST_TICKS ? different : [least, most]).map((value) => ({
      place: place(value),
      value,
    })),
    place: (value) => (typeof value === "number" ? place(value) : null),
  };
}

const MOST_TICKS = 5;

function choiceAxis(values: readonly Json[]): Axis {
  const choices = [...new Map(values.map((value) => [JSON.stringify(value), value])).entries()];
  const placeOf = (index: number) => (choices.length === 1 ? MIDDLE : index / (choices.length - 1));
  const names = choices.map(([name]) => name);
  return {
    ticks: choices.map(([, value], index) => ({ place: placeOf(index), value })),
    place: (value) => {
      const index = value === undefined ? -1 : names.indexOf(JSON.stringify(value));
      return index < 0 ? null : placeOf(index);
    },
  };
}

/** Puts rows in order by one of their values: nothing known comes last, whichever way. */
export function sorted<Row>(
  rows: readonly Row[],
  read: (row: Row) => Json | undefined,
  isDescending: boolean,
): readonly Row[] {
  const direction = isDescending ? -1 : 1;
  return rows.toSorted((a, b) => {
    const [left, right] = [read(a) ?? null, read(b) ?? null];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    if (typeof left === "number" && typeof right === "number") return direction * (left - right);
    return direction * String(left).localeCompare(String(right));
  });
}
