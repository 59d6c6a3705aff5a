import { describe, expect, it } from "vitest";
import type { Graph } from "../wire/types";
import { byDepth, depthsOf } from "./depth";

function graphOf(nodes: string, edges: readonly [string, string][]): Graph {
  return {
    format: 1,
    name: "",
    nodes: Object.fromEntries([...nodes].map((id) => [id, { type: "relu", params: {}, position: [0, 0] }])),
    edges: Object.fromEntries(edges.map(([source, target], at) => [`e${at}`, { source, target, port: "in" }])),
    groups: {},
  } as unknown as Graph;
}

describe("depth", () => {
  it("is the longest way, so that a skip moves nothing forward", () => {
    const graph = graphOf("dcba", [
      ["a", "b"],
      ["b", "c"],
      ["a", "c"],
      ["c", "d"],
    ]);
    expect(byDepth(graph)).toEqual(["a", "b", "c", "d"]);
    expect(depthsOf(graph).get("c")).toBe(2);
  });

  it("leaves out what goes in a circle, and what hangs on it", () => {
    const graph = graphOf("abcd", [
      ["a", "b"],
      ["c", "b"],
      ["b", "c"],
      ["c", "d"],
    ]);
    expect(byDepth(graph)).toEqual(["a"]);
  });
});
