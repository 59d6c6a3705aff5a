/** What a sweep varies: which fields can be, values to propose, and what a person typed. No React. */

import type { FieldSchema, Graph, Json, NodeId, Params } from "../wire/types";
import { operationsOf } from "./augmentation";
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

/** A layer's parameter as a series names it: `drop1.p`. The fields of a recipe have no dot; the ids of layers may. */
export function layerField(name: string): { node: NodeId; param: string } | null {
  const dot = name.lastIndexOf(".");
  return dot < 0 ? null : { node: name.slice(0, dot), param: name.slice(dot + 1) };
}

/** The parameters of a network's layers whose values can be told in a line, by their layers. */
export function layerFields(
  graph: Graph,
  schemaOf: (type: string) => FieldSchema | undefined,
): { node: NodeId; names: string[] }[] {
  return Object.entries(graph.nodes)
    .map(([node, { type }]) => ({
      node,
      names: Object.entries(schemaOf(type)?.properties ?? {})
        .filter(([, schema]) => sweepControl(schema) !== null)
        .map(([param]) => `${node}.${param}`),
    }))
    .filter(({ names }) => names.length > 0);
}

/** Pipelines of augmentation to put side by side: none, the recipe's own, and those that are offered. */
export function pipelines(own: Json | undefined, offered: readonly Json[]): Json[] {
  const all = [[], operationsOf(own), ...offered];
  return all.filter((one, place) => all.findIndex((other) => same(one, other)) === place);
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
  const isShare = !field.logarithmic && field.least === 0 && field.most === 1;
  const factor = field.logarithmic || !field.integer ? 10 : 2;
  const wishes = isShare ? [0, middle / 2, middle] : [middle / factor, middle, middle * factor];
  const around = wishes.map((wish) => (field.integer ? Math.max(1, Math.round(wish)) : Number(wish.toPrecision(3))));
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
    const operations = operationsOf(value);
    if (operations.length > 0) return text === operations.map(({ op }) => op).join("+");
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
