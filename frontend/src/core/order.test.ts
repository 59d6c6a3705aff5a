import { describe, expect, it } from "vitest";
import type { Graph } from "../wire/types";
import { layersInOrder } from "./order";

function graph(nodes: Record<string, [number, number]>, edges: readonly (readonly [string, string])[]): Graph {
  return {
    format: 1,
    name: "",
    nodes: Object.fromEntries(
      Object.entries(nodes).map(([id, position]) => [id, { type: "relu", params: {}, position }]),
    ),
    edges: Object.fromEntries(edges.map(([source, target], index) => [`e${index}`, { source, target, port: "in" }])),
    groups: {},
  };
}

describe("the order of layers", () => {
  it("follows the edges, whatever the layout", () => {
    const chain = graph({ c: [0, 0], a: [500, 500], b: [100, 900] }, [
      ["a", "b"],
      ["b", "c"],
    ]);
    expect(layersInOrder(chain)).toEqual(["a", "b", "c"]);
  });

  it("walks both branches before their sum, the upper one first", () => {
    const branches = graph({ input: [0, 0], low: [1, 200], high: [1, 0], add: [2, 0] }, [
      ["input", "low"],
      ["input", "high"],
      ["low", "add"],
      ["high", "add"],
    ]);
    expect(layersInOrder(branches)).toEqual(["input", "high", "low", "add"]);
  });

  it("holds every node once, cycles too", () => {
    const cycle = graph({ a: [0, 0], b: [1, 0], c: [2, 0] }, [
      ["a", "b"],
      ["b", "c"],
      ["c", "b"],
    ]);
    expect(layersInOrder(cycle)).toEqual(["a", "b", "c"]);
  });
});
