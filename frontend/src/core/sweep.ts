/** What a sweep varies: which fields can be, values to propose, and what a person typed. No React. */

import type { FieldSchema, Json, Params } from "../wire/types";
import { type NumberFault, numberFault, numberField, parseNumber, withoutWord } from "./fields";
import { same } from "./recipe";

/** The server trains no more runs in one series. */
export const MOST_RUNS = 24;

/** How the values of a field are given: typed as a list of numbers, or chosen among all there are. */
export type SweepControl = "numbers" | "choices";

/** Null for lists and settings by layer: nobody types ten pipelines into one line. */
export function sweepControl(schema: FieldSchema): SweepControl | null {
  const { field } = withoutWord(schema);
  if (field.enum || field.type === "boolean") return "choices";
  return field.type === "number" || field.type === "integer" ? "numbers" : null;
}

/** All values of a field of choices. */
export function choicesOf(schema: FieldSchema): Json[] {
  const { field, word } = withoutWord(schema);
  return [...(word === undefined ? [] : [word]), ...(field.enum ?? [false, true])];
}

/** Values around the one that is set: tenths and tenfolds of what is thought of in powers, halves and doubles of counts. */
export function proposed(schema: FieldSchema, value: Json | undefined): Json[] {
  if (sweepControl(schema) === "choices") return choicesOf(schema);
  const { field: one } = withoutWord(schema);
  const field = numberField(one);
  const middle = typeof value === "number" && value > 0 ? value : (field.span?.[1] ?? 1) / 10;
  const factor = field.logarithmic || !field.integer ? 10 : 2;
  const around = [middle / factor, middle, middle * factor].map((wish) =>
    field.integer ? Math.max(1, Math.round(wish)) : Number(wish.toPrecision(3)),
  );
  const allowed = around.filter((wish) => numberFault(wish, field) === null);
  return [...new Set(typeof value === "number" && value <= 0 ? [value, ...allowed] : allowed)];
}

export type Typed = { values: number[]; fault: null } | { values: null; fault: NumberFault & { text: string } };

/** Numbers apart by semicolons or spaces, or by commas where these are no decimal marks: `0.1, 0.01` and `0,1; 0,01`. */
export function parseValues(text: string, schema: FieldSchema): Typed {
  const field = numberField(withoutWord(schema).field);
  const parts = text
    .replaceAll(/,(?=\s)/g, " ")
    .split(text.includes(";") || text.includes(" ") ? /[;\s]+/ : /,/)
    .filter((part) => part !== "");
  const values: number[] = [];
  for (const part of parts) {
    const value = parseNumber(part);
    const fault = numberFault(value, field);
    if (fault !== null) return { values: null, fault: { ...fault, text: part } };
    if (value !== null && !values.includes(value)) values.push(value);
  }
  return { values, fault: null };
}

/** Whether a title is the one that the server gave to a run of a sweep, `learning_rate 0.01 · optimizer adam`: fields
 * and values as they stand in the recipe, which nobody has put into words. */
export function isGivenTitle(title: string, values: Params): boolean {
  const parts = title.split(" · ").map((part) => {
    const [, field = "", text = ""] = /^(\S+) (.*)$/.exec(part) ?? [];
    return [field, text] as const;
  });
  if (parts.length !== Object.keys(values).length) return false;
  return parts.every(([field, text]) => {
    const value = values[field];
    return value !== undefined && (typeof value === "string" ? text === value : same(parsed(text), value));
  });
}

/** By value: Python writes 1e-05 where JavaScript writes 0.00001. */
function parsed(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** How many runs a sweep over some fields trains. */
export function countRuns(varied: readonly { values: readonly Json[] }[]): number {
  return varied.length === 0 ? 0 : varied.reduce((product, { values }) => product * values.length, 1);
}
