/** JSON Patch (RFC 6902) on plain documents: what the server speaks, what history keeps, what undo sends back. */

import type { Patch as ImmerPatch } from "immer";
import type { Json } from "../wire/types";

export type Operation =
  | { op: "add" | "replace" | "test"; path: string; value: Json }
  | { op: "remove"; path: string }
  | { op: "move" | "copy"; from: string; path: string };

/** An operation that does not fit the document it is applied to. */
export class PatchConflict extends Error {}

export function toPointer(path: readonly (string | number)[]): string {
  return path.map((key) => `/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

export function fromPointer(pointer: string): string[] {
  if (pointer === "") return [];
  return pointer
    .slice(1)
    .split("/")
    .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** Immer's patches as JSON Patch. Arrays must be replaced whole by edits: immer writes their length as a path. */
export function toOperations(patches: readonly ImmerPatch[]): Operation[] {
  return patches.map(({ op, path, value }): Operation => {
    const pointer = toPointer(path);
    // A JSON document has no undefined: setting a key to it is removing the key.
    if (op === "remove" || value === undefined) return { op: "remove", path: pointer };
    return { op, path: pointer, value: value as Json };
  });
}

/** The same change in fewer operations: of consecutive replacements at one path the last one counts. */
export function compact(operations: readonly Operation[]): Operation[] {
  const kept: Operation[] = [];
  for (const operation of operations) {
    const last = kept.at(-1);
    const overwrites = operation.op === "replace" && last?.op === "replace" && last.path === operation.path;
    if (overwrites) kept.pop();
    kept.push(operation);
  }
  return kept;
}

/** A changed copy that shares what did not change. Throws PatchConflict and then nothing has changed. */
export function applyOperations<T>(document: T, operations: readonly Operation[]): T {
  return operations.reduce<Json>(applyOne, document as Json) as T;
}

function applyOne(document: Json, operation: Operation): Json {
  const path = fromPointer(operation.path);
  switch (operation.op) {
    case "add":
    case "replace":
      return change(document, path, operation.op, operation.value);
    case "remove":
      return change(document, path, "remove", null);
    case "copy":
      return change(document, path, "add", at(document, fromPointer(operation.from)));
    case "move": {
      const from = fromPointer(operation.from);
      return change(change(document, from, "remove", null), path, "add", at(document, from));
    }
    case "test":
      if (JSON.stringify(at(document, path)) !== JSON.stringify(operation.value)) {
        throw new PatchConflict(`${operation.path} is something else`);
      }
      return document;
  }
}

/** Whether two documents say the same, whatever the order of their keys. */
export function saysTheSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const [a, b] = [one as Record<string, unknown>, other as Record<string, unknown>];
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && saysTheSame(a[key], b[key]))
  );
}

function at(document: Json, path: readonly string[]): Json {
  return path.reduce<Json>((value, key) => {
    const child = typeof value === "object" && value !== null ? (value as Record<string, Json>)[key] : undefined;
    if (child === undefined) throw new PatchConflict(`nothing is at ${toPointer(path)}`);
    return child;
  }, document);
}

type Change = "add" | "replace" | "remove";

function change(target: Json, path: readonly string[], op: Change, value: Json): Json {
  const [key, ...rest] = path;
  if (key === undefined) return op === "remove" ? null : value;
  if (Array.isArray(target)) return changeArray(target, key, rest, op, value);
  if (typeof target !== "object" || target === null) throw new PatchConflict(`nothing has a ${key}`);
  const present = Object.hasOwn(target, key);
  if (!present && (rest.length > 0 || op !== "add")) throw new PatchConflict(`${key} is not there`);
  const copy = { ...target };
  if (rest.length > 0) copy[key] = change(target[key] as Json, rest, op, value);
  else if (op === "remove") delete copy[key];
  else copy[key] = value;
  return copy;
}

function changeArray(target: Json[], key: string, rest: readonly string[], op: Change, value: Json): Json {
  const isEnd = key === "-" && op === "add" && rest.length === 0;
  const index = isEnd ? target.length : Number(key);
  const limit = op === "add" && rest.length === 0 ? target.length : target.length - 1;
  if (!Number.isInteger(index) || index < 0 || index > limit) throw new PatchConflict(`${key} is outside the list`);
  if (rest.length > 0) return target.with(index, change(target[index] as Json, rest, op, value));
  if (op === "add") return target.toSpliced(index, 0, value);
  return op === "remove" ? target.toSpliced(index, 1) : target.with(index, value);
}
