/** Undo and redo as two stacks of patches: one entry per gesture, pure functions of the history. */

import { applyOperations, compact, type Operation, PatchConflict, saysTheSame } from "./patch";

export interface HistoryEntry {
  /** Id of the newest edit in it. */
  id: string;
  /** Edits that carry the same gesture (one drag of a slider) become one entry. */
  gesture: string | null;
  redo: Operation[];
  undo: Operation[];
}

export interface History {
  past: readonly HistoryEntry[];
  future: readonly HistoryEntry[];
}

export const EMPTY_HISTORY: History = { past: [], future: [] };

const LONGEST = 200;

/** Adds an edit; a new edit forgets what was undone. */
export function record(history: History, entry: HistoryEntry): History {
  const last = history.past.at(-1);
  if (last && entry.gesture !== null && last.gesture === entry.gesture) {
    const merged: HistoryEntry = {
      id: entry.id,
      gesture: entry.gesture,
      redo: compact([...last.redo, ...entry.redo]),
      undo: compact([...entry.undo, ...last.undo]),
    };
    return { past: history.past.with(-1, merged), future: [] };
  }
  return { past: [...history.past, entry].slice(-LONGEST), future: [] };
}

/** The entry to take back and the history after it; null with nothing to undo. */
export function undo(history: History): { entry: HistoryEntry; history: History } | null {
  const entry = history.past.at(-1);
  if (!entry) return null;
  // A closed gesture: what follows a redo must not melt into the entry.
  const closed = { ...entry, gesture: null };
  return { entry, history: { past: history.past.slice(0, -1), future: [...history.future, closed] } };
}

export function redo(history: History): { entry: HistoryEntry; history: History } | null {
  const entry = history.future.at(-1);
  if (!entry) return null;
  return { entry, history: { past: [...history.past, entry], future: history.future.slice(0, -1) } };
}

/** Whether an entry can be taken back (or done again) without overwriting what others have done since at its places:
 * if what it wrote is still there, doing it again after taking it back gives the document as it is. */
export function stillHolds<T>(document: T, entry: HistoryEntry, direction: "undo" | "redo"): boolean {
  const there = entry[direction];
  const back = entry[direction === "undo" ? "redo" : "undo"];
  try {
    return saysTheSame(applyOperations(applyOperations(document, there), back), document);
  } catch (error) {
    if (error instanceof PatchConflict) return false;
    throw error;
  }
}

/** Forgets an entry without undoing it: the server refused its edit. */
export function forget(history: History, id: string): History {
  return { past: history.past.filter((entry) => entry.id !== id), future: history.future };
}
