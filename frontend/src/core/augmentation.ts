/** A recipe's list of augmentations: pure changes of it, for the form and its preview. */

import type { Json, Params } from "../wire/types";

/** An entry of the list. What a person did not set is the operation's default. */
export interface Operation extends Params {
  op: string;
}

export type Operations = readonly Operation[];

/** The list a recipe holds; none where it says nothing, and what is no operation is left out. */
export function operationsOf(value: Json | undefined): Operation[] {
  return Array.isArray(value) ? value.filter(isOperation) : [];
}

function isOperation(entry: Json): entry is Operation {
  return typeof entry === "object" && entry !== null && !Array.isArray(entry) && typeof entry.op === "string";
}

export function isOn(operation: Operation): boolean {
  return operation.enabled !== false;
}

export function added(list: Operations, op: string): Operation[] {
  return [...list, { op }];
}

export function removed(list: Operations, place: number): Operation[] {
  return list.filter((_, at) => at !== place);
}

/** The entry one place up (`by` −1) or down (1); the list itself at its ends. */
export function moved(list: Operations, place: number, by: -1 | 1): Operation[] {
  const target = place + by;
  const next = [...list];
  const [entry, other] = [list[place], list[target]];
  if (entry && other) {
    next[target] = entry;
    next[place] = other;
  }
  return next;
}

export function changed(list: Operations, place: number, field: string, value: Json): Operation[] {
  return list.map((entry, at) => (at === place ? { ...entry, [field]: value } : entry));
}

export function switched(list: Operations, place: number): Operation[] {
  return list.map((entry, at) => (at === place ? { ...entry, enabled: !isOn(entry) } : entry));
}
