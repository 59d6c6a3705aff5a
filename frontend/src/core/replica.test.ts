import { describe, expect, it } from "vitest";
import type { Operation } from "./patch";
import { applyLocal, markSent, markUnsent, replicaOf, takeDocument, takeEdited, takeRefused } from "./replica";

interface Doc {
  title: string;
  size: number;
  nodes: Record<string, number>;
}
const start: Doc = { title: "LeNet-5", size: 5, nodes: { a: 1, b: 2 } };
const set = (path: string, value: string | number): Operation[] => [{ op: "replace", path, value }];
const own = (id: string, operations: Operation[], gesture: string | null = null) => ({ id, gesture, operations });

describe("a replica", () => {
  it("shows an own edit at once and keeps it when the server confirms it", () => {
    const local = applyLocal(replicaOf(1, start), own("e1", set("/size", 7)));
    expect(local.document.size).toBe(7);
    expect(local.confirmed.size).toBe(5);
    const confirmed = takeEdited(local, { id: "e1", revision: 2, patch: set("/size", 7) });
    expect(confirmed).toMatchObject({ revision: 2, pending: [], document: { size: 7 } });
  });

  it("puts own edits on top of another's", () => {
    const local = applyLocal(replicaOf(1, start), own("e1", set("/size", 7)));
    const merged = takeEdited(local, { id: "other", revision: 2, patch: set("/title", "Theirs") });
    expect(merged?.document).toMatchObject({ title: "Theirs", size: 7 });
    expect(merged?.pending).toHaveLength(1);
  });

  it("drops an own edit whose place another has removed", () => {
    const local = applyLocal(replicaOf(1, start), own("e1", set("/nodes/a", 9)));
    const merged = takeEdited(local, { id: null, revision: 2, patch: [{ op: "remove", path: "/nodes/a" }] });
    expect(merged).toMatchObject({ pending: [], document: { nodes: { b: 2 } } });
  });

  it("takes back what the server refuses, and only that", () => {
    const one = applyLocal(replicaOf(1, start), own("e1", set("/size", -1)));
    const two = applyLocal(one, own("e2", set("/title", "Mine")));
    expect(takeRefused(two, "e1").document).toEqual({ ...start, title: "Mine" });
  });

  it("asks for the whole document when a revision is missing", () => {
    expect(takeEdited(replicaOf(1, start), { id: null, revision: 3, patch: [] })).toBeNull();
  });

  it("ignores a revision it already has", () => {
    const same = takeEdited(replicaOf(4, start), { id: null, revision: 4, patch: set("/size", 9) });
    expect(same?.document).toEqual(start);
  });

  it("sends again after a lost connection what was never answered", () => {
    const sent = markSent(applyLocal(replicaOf(1, start), own("e1", set("/size", 7))));
    const back = takeDocument(markUnsent(sent), 5, { ...start, title: "Changed meanwhile" });
    expect(back.pending).toMatchObject([{ id: "e1", sent: false }]);
    expect(back.document).toMatchObject({ title: "Changed meanwhile", size: 7 });
  });

  it("gathers a gesture until it is sent", () => {
    const one = applyLocal(replicaOf(1, start), own("e1", set("/size", 6), "drag"));
    const two = applyLocal(one, own("e2", set("/size", 7), "drag"));
    expect(two.pending).toEqual([{ id: "e1", gesture: "drag", operations: set("/size", 7), sent: false }]);
    const three = applyLocal(markSent(two), own("e3", set("/size", 8), "drag"));
    expect(three.pending.map(({ id }) => id)).toEqual(["e1", "e3"]);
  });
});
