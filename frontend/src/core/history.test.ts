import { describe, expect, it } from "vitest";
import { EMPTY_HISTORY, forget, type HistoryEntry, record, redo, stillHolds, undo } from "./history";

function entry(id: string, from: number, to: number, gesture: string | null = null): HistoryEntry {
  return {
    id,
    gesture,
    redo: [{ op: "replace", path: "/x", value: to }],
    undo: [{ op: "replace", path: "/x", value: from }],
  };
}

describe("history", () => {
  it("takes back and does again, newest first", () => {
    const full = record(record(EMPTY_HISTORY, entry("a", 0, 1)), entry("b", 1, 2));
    const back = undo(full);
    expect(back?.entry.id).toBe("b");
    expect(back && redo(back.history)?.entry.id).toBe("b");
    expect(back && undo(back.history)?.entry.id).toBe("a");
    expect(undo(EMPTY_HISTORY)).toBeNull();
    expect(redo(full)).toBeNull();
  });

  it("makes one entry of a gesture", () => {
    let history = EMPTY_HISTORY;
    for (const [index, id] of ["a", "b", "c"].entries()) {
      history = record(history, entry(id, index, index + 1, "drag of a slider"));
    }
    expect(history.past).toHaveLength(1);
    expect(history.past[0]?.redo).toEqual([{ op: "replace", path: "/x", value: 3 }]);
    expect(history.past[0]?.undo).toEqual([{ op: "replace", path: "/x", value: 0 }]);
  });

  it("forgets what was undone when something new happens", () => {
    const back = undo(record(EMPTY_HISTORY, entry("a", 0, 1)));
    const next = record(back?.history ?? EMPTY_HISTORY, entry("b", 0, 5));
    expect(next.future).toEqual([]);
  });

  it("forgets a refused edit", () => {
    const full = record(record(EMPTY_HISTORY, entry("a", 0, 1)), entry("b", 1, 2));
    expect(forget(full, "a").past.map(({ id }) => id)).toEqual(["b"]);
  });

  it("takes back only what nobody has changed since", () => {
    const slid = entry("a", 0, 1);
    expect(stillHolds({ x: 1, y: 7 }, slid, "undo")).toBe(true);
    expect(stillHolds({ x: 5, y: 7 }, slid, "undo")).toBe(false);
    expect(stillHolds({ x: 0, y: 7 }, slid, "redo")).toBe(true);
    expect(stillHolds({ y: 7 }, slid, "undo")).toBe(false);
    const added: HistoryEntry = {
      id: "b",
      gesture: null,
      redo: [{ op: "add", path: "/node", value: { size: 1 } }],
      undo: [{ op: "remove", path: "/node" }],
    };
    expect(stillHolds({ node: { size: 1 }, y: 7 }, added, "undo")).toBe(true);
    expect(stillHolds({ node: { size: 2 }, y: 7 }, added, "undo")).toBe(false);
  });
});
