import { describe, expect, it } from "vitest";
import type { Graph, NodeAnalysis, ReceptiveField } from "../wire/types";
import { lastWithField } from "./totals";

const field = (side: number): ReceptiveField => ({
  size: [side, side],
  stride: [1, 1],
  padding: [0, 0],
  aligned: true,
});

/** Nodes in a row, and what each sees; null after the maps were flattened. */
function network(sides: Record<string, number | null>, links: readonly [string, string][]) {
  const ids = Object.keys(sides);
  const graph: Graph = {
    format: 1,
    name: "test",
    nodes: Object.fromEntries(
      ids.map((id) => [id, { type: "relu", params: {}, position: [0, 0] as [number, number] }]),
    ),
    edges: Object.fromEntries(links.map(([source, target], index) => [`e${index}`, { source, target, port: "in" }])),
    groups: {},
  };
  const nodes = Object.fromEntries(
    Object.entries(sides).map(([id, side]) => [
      id,
      { receptive_field: side === null ? null : field(side) } as NodeAnalysis,
    ]),
  );
  return { graph, nodes };
}

describe("the receptive field at the end", () => {
  it("is that of the last layer with maps", () => {
    const { graph, nodes } = network({ input: 1, conv: 5, flatten: null, dense: null }, [
      ["input", "conv"],
      ["conv", "flatten"],
      ["flatten", "dense"],
    ]);
    expect(lastWithField(graph, { main: "dense", nodes })?.receptive_field.size).toEqual([5, 5]);
    expect(lastWithField(graph, { main: "conv", nodes })?.receptive_field.size).toEqual([5, 5]);
    expect(lastWithField(graph, { main: null, nodes })).toBeNull();
  });

  it("is the whole input where it is flattened before any window", () => {
    const { graph, nodes } = network({ input: 1, flatten: null, dense: null }, [
      ["input", "flatten"],
      ["flatten", "dense"],
    ]);
    expect(lastWithField(graph, { main: "dense", nodes })?.sees_whole).toBe(true);
    expect(lastWithField(graph, { main: "input", nodes })?.sees_whole).toBeFalsy();
  });

  it("is the widest of the branches that end there", () => {
    const { graph, nodes } = network({ left: 7, right: 3, concat: null }, [
      ["left", "concat"],
      ["right", "concat"],
    ]);
    expect(lastWithField(graph, { main: "concat", nodes })?.receptive_field.size).toEqual([7, 7]);
  });
});
