import { beforeEach, describe, expect, it } from "vitest";
import type { Graph } from "../wire/types";
import { pinSelection, showComparison, useComparison } from "./comparison";

/** a and b in a block; c stands alone */
function graph(): Graph {
  const at = (group?: string) => ({ type: "relu", params: {}, position: [0, 0] as [number, number], group });
  return {
    format: 1,
    name: "three",
    nodes: { a: at("block"), b: at("block"), c: at() },
    edges: {},
    groups: { block: { title: "Block", parent: null, collapsed: false } },
  };
}

const sides = () => useComparison.getState().sides;

describe("pinning a selection", () => {
  beforeEach(() => useComparison.setState({ open: false, sides: [null, null] }));

  it("puts two parts on a side each", () => {
    pinSelection(graph(), ["a", "b", "c"], null);
    expect(sides()).toEqual([
      { kind: "group", group: "block" },
      { kind: "nodes", nodes: ["c"] },
    ]);
    expect(useComparison.getState().open).toBe(true);
  });

  it("puts anything else on the first free side, then on the second", () => {
    pinSelection(graph(), ["a", "b"], "block");
    pinSelection(graph(), ["c"], null);
    showComparison(false);
    expect(sides()).toEqual([
      { kind: "group", group: "block" },
      { kind: "nodes", nodes: ["c"] },
    ]);
    pinSelection(graph(), ["a"], null);
    expect(sides()[1]).toEqual({ kind: "nodes", nodes: ["a"] });
  });
});
