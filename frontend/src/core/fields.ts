/** What a field of a form is, read from its JSON Schema: bounds, the usual range, the kind of its slider. */

import type { FieldSchema, Json } from "../wire/types";

export type Control =
  | "number"
  | "slider"
  | "pair"
  | "padding"
  | "shape"
  | "toggle"
  | "choice"
  | "list"
  | "table"
  | "augmentation"
  | "matrix";

/** One number: its allowed bounds, and the span a slider offers. */
export interface NumberField {
  least: number;
  most: number;
  /** Whether the bound itself is out of bounds. */
  leastExcluded: boolean;
  mostExcluded: boolean;
  integer: boolean;
  span: [number, number] | null;
  /** Equal distances on the slider are equal factors. */
  logarithmic: boolean;
}

/** The schema without its word, and the word that may stand instead: null ("the layer decides"), or as `"same"`. */
export function withoutWord(field: FieldSchema): { field: FieldSchema; word: string | null | undefined } {
  const choices = field.anyOf ?? field.oneOf;
  const [only, ...more] = choices?.filter((choice) => !isWord(choice)) ?? [];
  const word = choices?.find(isWord);
  if (!only || !word || more.length > 0) return { field, word: undefined };
  return { field: { ...field, ...only }, word: typeof word.const === "string" ? word.const : null };
}

function isWord(choice: FieldSchema): boolean {
  return choice.type === "null" || typeof choice.const === "string";
}

/** What a choice, or the word that stands for a number, is called. */
export function optionName(field: FieldSchema, choice: Json): string {
  const names = field["x-options"];
  const name = typeof names === "object" && names !== null && !Array.isArray(names) ? names[String(choice)] : undefined;
  return typeof name === "string" ? name : String(choice);
}

export function controlOf(field: FieldSchema): Control {
  const hint = field["x-control"];
  if (hint) return hint as Control;
  if (field.type === "boolean") return "toggle";
  if (field.enum) return "choice";
  return field.type === "array" ? "list" : "number";
}

/** The schema of one number of a field that may hold several. */
function element(field: FieldSchema): FieldSchema {
  return field.type === "array" ? element(field.items ?? field.prefixItems?.[0] ?? {}) : field;
}

const SPAN_OF_LOGARITHM = 1000;

export function numberField(field: FieldSchema): NumberField {
  const one = element(field);
  const integer = one.type === "integer";
  const least = one.minimum ?? one.exclusiveMinimum ?? Number.NEGATIVE_INFINITY;
  const most = one.maximum ?? one.exclusiveMaximum ?? Number.POSITIVE_INFINITY;
  const range = field["x-range"];
  const span = Array.isArray(range) ? (range as [number, number]) : null;
  const logarithmic = !integer && span !== null && span[0] > 0 && span[1] / span[0] >= SPAN_OF_LOGARITHM;
  const leastExcluded = one.minimum === undefined && one.exclusiveMinimum !== undefined;
  const mostExcluded = one.maximum === undefined && one.exclusiveMaximum !== undefined;
  return { least, most, leastExcluded, mostExcluded, integer, span, logarithmic };
}

const SLIDER_STEPS = 100;

/** Where a value stands on a slider whose ends are 0 and the result of `sliderSteps`. */
export function toSlider(value: number, { span, logarithmic, integer }: NumberField): number {
  if (!span) return 0;
  const [low, high] = span;
  const place = logarithmic ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
  return Math.min(1, Math.max(0, place)) * sliderSteps({ span, integer });
}

/** The value at a place of the slider, in round numbers. */
export function fromSlider(place: number, { span, logarithmic, integer }: NumberField): number {
  if (!span) return 0;
  const [low, high] = span;
  const share = place / sliderSteps({ span, integer });
  if (integer) return Math.round(low + share * (high - low));
  const value = logarithmic ? low * (high / low) ** share : low + share * (high - low);
  return Number(value.toPrecision(2));
}

export function sliderSteps({ span, integer }: Pick<NumberField, "span" | "integer">): number {
  return integer && span ? span[1] - span[0] : SLIDER_STEPS;
}

/** What a person typed as a number, with a point or a comma, `100 000` and `1e-3` included; null when it is none. */
export function parseNumber(text: string): number | null {
  const plain = text
    .trim()
    .replace(",", ".")
    .replace("−", "-")
    .replace(/(?<=\d)\s(?=\d{3}(?!\d))/g, "");
  const value = Number(plain);
  return plain === "" || !Number.isFinite(value) ? null : value;
}

/** Why a number cannot be taken: the name of the sentence, and the bound it speaks of. */
export interface NumberFault {
  kind: "no_number" | "not_whole" | "too_small" | "too_large" | "not_above" | "not_below";
  bound: number;
}

/** What is wrong with what was typed (null: it is no number); null when the field can take it. */
export function numberFault(value: number | null, field: NumberField): NumberFault | null {
  const { least, most, leastExcluded, mostExcluded, integer } = field;
  if (value === null) return { kind: "no_number", bound: Number.NaN };
  if (leastExcluded && value <= least) return { kind: "not_above", bound: least };
  if (value < least) return { kind: "too_small", bound: least };
  if (mostExcluded && value >= most) return { kind: "not_below", bound: most };
  if (value > most) return { kind: "too_large", bound: most };
  return integer && !Number.isInteger(value) ? { kind: "not_whole", bound: Number.NaN } : null;
}

/** Between the bounds, and whole where it must be: for sliders and arrow keys, which cannot ask. */
export function clampNumber(value: number, { least, most, integer }: NumberField): number {
  return Math.min(most, Math.max(least, integer ? Math.round(value) : value));
}

/** A stored value as a list of numbers; a scalar stands for a list of one. */
export function numbersOf(value: Json | undefined): number[] {
  if (typeof value === "number") return [value];
  return Array.isArray(value) ? value.filter((entry) => typeof entry === "number") : [];
}

export function allEqual(values: readonly number[]): boolean {
  return values.every((value) => value === values[0]);
}

/** The same numbers for another count of sides: one for all, vertical and horizontal, or top, bottom, left, right. */
export function spread(values: readonly number[], count: number): number[] {
  const [first = 0] = values;
  if (count === values.length) return [...values];
  if (count === 4 && values.length === 2) return [first, first, values[1] ?? first, values[1] ?? first];
  if (count === 2 && values.length === 4) return [first, values[2] ?? first];
  return Array.from({ length: count }, (_, index) => values[index] ?? first);
}
