/** Recipes beside one another: which fields differ, and how a field's value counts. No React. */

import type { FieldSchema, Json, Params } from "../wire/types";
import { inForce, matters, same } from "./recipe";

/** A field that two recipes set differently; undefined where it does not matter to the recipe. */
export interface Difference {
  field: string;
  before: Json | undefined;
  after: Json | undefined;
}

export type Fields = Record<string, FieldSchema>;

/** The value of a field; undefined where another field makes it meaningless, as the momentum of Adam. */
export function valueIn(fields: Fields, recipe: Params, field: string): Json | undefined {
  return reader(fields, recipe)(field);
}

function reader(fields: Fields, recipe: Params): (field: string) => Json | undefined {
  const values = inForce({ properties: fields }, recipe, {});
  return (field) => {
    const schema = fields[field];
    return schema && matters(schema, values) ? values[field] : undefined;
  };
}

/** In the order of the form. */
export function differences(fields: Fields, before: Params, after: Params): Difference[] {
  const [was, is] = [reader(fields, before), reader(fields, after)];
  return differingFields(fields, [before, after]).map((field) => ({ field, before: was(field), after: is(field) }));
}

/** The fields that are not the same in all of the recipes. */
export function differingFields(fields: Fields, recipes: readonly Params[]): string[] {
  const [first, ...others] = recipes.map((recipe) => reader(fields, recipe));
  return Object.keys(fields).filter((field) =>
    others.some((read) => !same(read(field) ?? null, first?.(field) ?? null)),
  );
}

/** A list of operations, or settings by layer: too long for a chip, which then says only that they differ. */
export function isStructured(value: Json | undefined): boolean {
  if (typeof value !== "object" || value === null) return false;
  return !Array.isArray(value) || value.some((part) => typeof part === "object");
}
