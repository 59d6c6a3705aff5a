/** The recipe's form: its sections, which fields matter, and what of it a run that exists will not take. */

import type { FieldSchema, Json, Params } from "../wire/types";

export interface Section {
  name: string;
  title: string;
  /** Shown closed until a person opens it. */
  folded: boolean;
  fields: readonly (readonly [string, FieldSchema])[];
}

/** The sections in their order, each with its fields; fields without one come first. */
export function sectionsOf(schema: FieldSchema): Section[] {
  const fields = Object.entries(schema.properties ?? {});
  const headings = schema["x-sections"];
  const known = Array.isArray(headings) ? headings.filter(isHeading) : [];
  const sections = known.map(({ name, title, folded }) => ({
    name,
    title,
    folded,
    fields: fields.filter(([, field]) => field["x-section"] === name),
  }));
  return sections.filter((section) => section.fields.length > 0);
}

function isHeading(value: Json): value is { name: string; title: string; folded: boolean } {
  return typeof value === "object" && value !== null && !Array.isArray(value) && typeof value.name === "string";
}

/** What is in force: what a person gave, else what suits the data set, else the schema's default. */
export function inForce(schema: FieldSchema, recipe: Params, defaults: Params): Params {
  const found = Object.entries(schema.properties ?? {}).map(([name, field]): [string, Json] => [
    name,
    recipe[name] ?? defaults[name] ?? field.default ?? null,
  ]);
  return Object.fromEntries(found);
}

/** Whether a field matters with these values in force. */
export function matters(field: FieldSchema, values: Params): boolean {
  const when = field["x-when"];
  if (typeof when !== "object" || when === null || Array.isArray(when)) return true;
  return Object.entries(when).every(
    ([name, wanted]) => Array.isArray(wanted) && wanted.some((value) => same(value, values[name] ?? null)),
  );
}

/** The values of a section that are not the schema's default: what is hidden while it is folded. */
export function setFields(section: Section, values: Params): string[] {
  return section.fields
    .filter(([name, field]) => matters(field, values) && !same(values[name] ?? null, field.default ?? null))
    .map(([name]) => name);
}

/** The fields in which a run is trained otherwise than the project now says, and which it does not take as it goes. */
export function fromNextRun(schema: FieldSchema, values: Params, trained: Params): string[] {
  return Object.entries(schema.properties ?? {})
    .filter(([name, field]) => field["x-changeable"] !== true && name in trained && matters(field, values))
    .filter(([name]) => !same(values[name] ?? null, trained[name] ?? null))
    .map(([name]) => name);
}

/** Equal as JSON, whatever the order of keys; what is null is as good as left out. */
export function same(one: Json, other: Json): boolean {
  if (typeof one !== "object" || one === null || typeof other !== "object" || other === null) return one === other;
  if (Array.isArray(one) || Array.isArray(other)) {
    if (!Array.isArray(one) || !Array.isArray(other) || one.length !== other.length) return false;
    return one.every((value, place) => same(value, other[place] ?? null));
  }
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].every((name) => same(one[name] ?? null, other[name] ?? null));
}

/** What a recipe says about one layer or group. */
export function partOf(recipe: Params, field: "layers" | "groups", id: string): Params {
  const parts = recipe[field];
  const part = isObject(parts) ? parts[id] : undefined;
  return isObject(part) ? part : {};
}

/** The recipe's layers or groups with other values for one of them; one about which nothing is said is left out. */
export function withPart(recipe: Params, field: "layers" | "groups", id: string, values: Params): Params {
  const { [id]: before, ...others } = isObject(recipe[field]) ? recipe[field] : {};
  const merged = Object.entries({ ...(isObject(before) ? before : {}), ...values }).filter(
    ([, value]) => value !== null,
  );
  return merged.length > 0 ? { ...others, [id]: Object.fromEntries(merged) } : others;
}

/** The layers or groups without those that the network does not have (any more). */
export function withoutGone(parts: Json | undefined, there: Readonly<Record<string, unknown>>): Params | null {
  if (!isObject(parts)) return null;
  const kept = Object.entries(parts).filter(([id]) => id in there);
  return kept.length === Object.keys(parts).length ? null : Object.fromEntries(kept);
}

function isObject(value: Json | undefined): value is Params {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
