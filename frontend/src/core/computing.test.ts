import { describe, expect, it } from "vitest";
import type { Graph } from "../wire/types";
import { computesTheSame } from "./computing";

const NETWORK: Graph = {
  format: 1,
  name: "small",
  nodes: {
    input: { type: "input", params: { shape: [1, 28, 28] }, position: [0, 0] },
    conv: { type: "conv2d", params: { out_channels: 6, kernel_size: [5, 5] }, position: [200, 0] },
  },
  edges: { e1: { source: "input", target: "conv", port: "in" } },
  groups: {},
};

function changed(change: (graph: Graph) => void): Graph {
  const graph = structuredClone(NETWORK);
  change(graph);
  return graph;
}

describe("two networks compute the same", () => {
  it.each<[string, (graph: Graph) => void]>([
    ["as copies", () => undefined],
    [
      "wherever their cards stand",
      ({ nodes }) => Object.assign(nodes.conv ?? {}, { position: [7, 9], label: "first" }),
    ],
    [
      "in whatever order their settings are",
      ({ nodes }) => Object.assign(nodes.conv ?? {}, { params: { kernel_size: [5, 5], out_channels: 6 } }),
    ],
    [
      "with an edge drawn again",
      (graph) => {
        graph.edges = { e7: { source: "input", target: "conv", port: "in" } };
      },
    ],
  ])("%s", (_, change) => {
    expect(computesTheSame(NETWORK, changed(change))).toBe(true);
  });

  it.each<[string, (graph: Graph) => void]>([
    ["a setting", ({ nodes }) => Object.assign(nodes.conv ?? {}, { params: { out_channels: 6, kernel_size: [3, 3] } })],
    ["a layer more", ({ nodes }) => Object.assign(nodes, { relu: { type: "relu", params: {}, position: [0, 0] } })],
    [
      "an edge less",
      (graph) => {
        graph.edges = {};
      },
    ],
  ])("not with %s", (_, change) => {
    expect(computesTheSame(NETWORK, changed(change))).toBe(false);
    expect(computesTheSame(changed(change), NETWORK)).toBe(false);
  });
});
