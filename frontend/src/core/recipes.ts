/** Recipes beside one another: which fields differ, and how a field's value counts. No React. */

import type { FieldSchema, Json, Params } from "../wire/types";

/** A field that two recipes set differently; undefined where it does not matter to the recipe. */
export interface Difference {
  field: string;
  before: Json | undefined;
  after: Json | undefined;
}

type Fields = Readonly<Record<string, FieldSchema>>;

/** The value of a field; undefined where another field makes it meaningless, as the momentum of Adam. */
export function valueIn(fields: Fields, recipe: Params, field: string): Json | undefined {
  return matters(fields, recipe, field) ? stored(fields, recipe, field) : undefined;
}

function stored(fields: Fields, recipe: Params, field: string): Json | undefined {
  return recipe[field] ?? fields[field]?.default;
}

/** `x-when` names the values of other fields with which this one means something. */
function matters(fields: Fields, recipe: Params, field: string): boolean {
  const when = fields[field]?.["x-when"];
  if (typeof when !== "object" || when === null || Array.isArray(when)) return true;
  return Object.entries(when).every(([other, values]) => {
    const value = stored(fields, recipe, other) ?? null;
    return Array.isArray(values) && values.some((allowed) => allowed === value);
  });
}

/** In the order of the form. */
export function differences(fields: Fields, before: Params, after: Params): Difference[] {
  return differingFields(fields, [before, after]).map((field) => ({
    field,
    before: valueIn(fields, before, field),
    after: valueIn(fields, after, field),
  }));
}

/** The fields that are not the same in all of the recipes. */
export function differingFields(fields: Fields, recipes: readonly Params[]): string[] {
  return Object.keys(fields).filter((field) => {
    const values = recipes.map((recipe) => JSON.stringify(valueIn(fields, recipe, field)));
    return values.some((value) => value !== values[0]);
  });
}

/** A list of operations, or settings by layer: too long for a chip, which then says only that they differ. */
export function isStructured(value: Json | undefined): boolean {
  if (typeof value !== "object" || value === null) return false;
  return !Array.isArray(value) || value.some((part) => typeof part === "object");
}
