import { describe, expect, it } from "vitest";
import type { Graph, NodeAnalysis } from "../wire/types";
import { EXAMPLES, exampleNetwork, exampleOf } from "./examples";
import { measuresOf, ratio } from "./measures";

/** A node's numbers; its field as [size, stride] on both axes. */
function node(shape: number[], parameters: number | null, field: [number, number] | null): NodeAnalysis {
  const receptive_field = field && {
    size: [field[0], field[0]],
    stride: [field[1], field[1]],
    padding: [0, 0],
    aligned: true,
  };
  return {
    shape,
    parameters,
    macs: parameters,
    memory_bytes: 0,
    receptive_field,
    sees_whole: false,
    links: [],
    caption: "",
    formulas: {},
  };
}

const GRAPH: Graph = {
  format: 1,
  name: "row",
  nodes: Object.fromEntries(
    ["input", "pool", "conv1", "conv2", "flatten"].map((id) => [id, { type: "relu", params: {}, position: [0, 0] }]),
  ),
  edges: {
    a: { source: "input", target: "pool", port: "in" },
    b: { source: "pool", target: "conv1", port: "in" },
    c: { source: "conv1", target: "conv2", port: "in" },
    d: { source: "conv2", target: "flatten", port: "in" },
  },
  groups: {},
};
const NODES = {
  input: node([1, 8, 8], 0, [1, 1]),
  pool: node([1, 4, 4], 0, [2, 2]),
  conv1: node([2, 4, 4], 20, [6, 2]),
  conv2: node([2, 4, 4], 38, [10, 2]),
  flatten: node([32], 0, null),
};

describe("the numbers of a part", () => {
  it("are the sums of its layers, and the shape of the last", () => {
    const part = measuresOf(GRAPH, { nodes: NODES }, ["conv1", "conv2"]);
    expect(part).toMatchObject({ parameters: 58, macs: 58, memory: 2 * 32 * 4, shape: [2, 4, 4], field: [10, 10] });
  });

  it("tell its own window: two 3×3 layers are one of 5×5, whatever the stride before", () => {
    expect(measuresOf(GRAPH, { nodes: NODES }, ["conv1", "conv2"]).window).toEqual([5, 5]);
    expect(measuresOf(GRAPH, { nodes: NODES }, ["conv1"]).window).toEqual([3, 3]);
  });

  it("are unknown where one of them is, and have no window after flattening", () => {
    expect(
      measuresOf(GRAPH, { nodes: { ...NODES, conv2: node([2, 4, 4], null, null) } }, ["conv1", "conv2"]),
    ).toMatchObject({
      parameters: null,
      window: null,
    });
    expect(measuresOf(GRAPH, { nodes: NODES }, ["flatten"])).toMatchObject({ window: null, field: null, shape: [32] });
  });

  it("compare by how many times as much the second is", () => {
    expect(ratio(49, 27)).toBeCloseTo(0.551);
    expect(ratio(0, 27)).toBeNull();
    expect(ratio(null, 27)).toBeNull();
  });
});

describe("worked examples", () => {
  it.each(EXAMPLES)("$name has two networks of layers in a row", (example) => {
    for (const side of [0, 1] as const) {
      const { graph, nodes } = exampleNetwork(example, side, example.sizes);
      expect(nodes.length).toBeGreaterThan(0);
      expect(Object.keys(graph.nodes)).toHaveLength(Object.keys(graph.edges).length + 1);
    }
  });

  it("keep the size of the maps", () => {
    const { graph } = exampleNetwork(exampleOf("window"), 0, { side: 10, channels: 2 });
    expect(graph.nodes.layer0?.params).toMatchObject({ kernel_size: [7, 7], padding: [3, 3], out_channels: 2 });
  });

  it("are found by name, loudly", () => {
    expect(() => exampleOf("nothing")).toThrow("nothing");
  });
});
