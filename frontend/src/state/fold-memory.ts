/** What this browser remembers of folded groups, for the projects seen last. */

import type { Folding } from "./folding";

const KEY = "svertka.folding";
const MOST_PROJECTS = 60;

type Memory = Record<string, Folding | undefined>;

export function readMemory(project: string): Folding {
  const { folded = {}, moved = {} } = readAll()[project] ?? {};
  return { folded, moved };
}

export function writeMemory(project: string, folding: Folding): void {
  const { [project]: _, ...others } = readAll();
  const isPlain = Object.keys(folding.folded).length === 0 && Object.keys(folding.moved).length === 0;
  const newest = Object.entries(others).slice(-(MOST_PROJECTS - 1));
  const memory: Memory = Object.fromEntries(isPlain ? newest : [...newest, [project, folding]]);
  try {
    localStorage.setItem(KEY, JSON.stringify(memory));
  } catch {
    // A browser that forbids storage, or has none left, opens groups as the document says.
  }
}

function readAll(): Memory {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    return typeof stored === "object" && stored !== null ? (stored as Memory) : {};
  } catch {
    return {};
  }
}
