import { describe, expect, it } from "vitest";
import type { Graph, Params } from "../wire/types";
import { classifierOf, fitTo } from "./fitting";

function chain(...layers: [id: string, type: string, params?: Params][]): Graph {
  const nodes = Object.fromEntries(
    layers.map(([id, type, params = {}]) => [
      id,
      { type, params: { ...params }, position: [0, 0] as [number, number] },
    ]),
  );
  const edges = Object.fromEntries(
    layers.slice(1).map(([id], place) => [id, { source: layers[place]?.[0] as string, target: id, port: "in" }]),
  );
  return { format: 1, name: "net", nodes, edges, groups: {} };
}

const INPUT: [string, string, Params] = ["input", "input", { shape: [3, 32, 32], mean: [0.4, 0.5, 0.6], std: [1] }];

describe("a network for other data", () => {
  it("takes the pictures and tells the classes apart", () => {
    const graph = chain(INPUT, ["conv", "conv2d", { out_channels: 8 }], ["fc", "linear", { out_features: 10 }]);
    expect(fitTo(graph, { shape: [1, 28, 28], classes: 26 })).toEqual({ input: "input", classifier: "fc" });
    expect(graph.nodes.input?.params).toEqual({ shape: [1, 28, 28], mean: [0.5], std: [1] });
    expect(graph.nodes.fc?.params).toEqual({ out_features: 26 });
    expect(graph.nodes.conv?.params).toEqual({ out_channels: 8 });
  });

  it("keeps means that are as many as the channels", () => {
    const graph = chain(INPUT, ["fc", "linear", { out_features: 10 }]);
    fitTo(graph, { shape: [3, 96, 96], classes: 10 });
    expect(graph.nodes.input?.params.mean).toEqual([0.4, 0.5, 0.6]);
  });

  it("finds the classifier before what only shapes its answers", () => {
    expect(classifierOf(chain(INPUT, ["fc", "linear"], ["soft", "softmax"], ["out", "output"]))).toBe("fc");
    expect(classifierOf(chain(INPUT, ["last", "conv2d"], ["pool", "adaptive_avg_pool2d"], ["f", "flatten"]))).toBe(
      "last",
    );
  });

  it("passes an auxiliary output by", () => {
    const graph = chain(INPUT, ["fc", "linear"], ["out", "output", { role: "main" }]);
    graph.nodes.aux = { type: "linear", params: {}, position: [0, 0] };
    graph.nodes.side = { type: "output", params: { role: "auxiliary" }, position: [0, 0] };
    graph.edges.a = { source: "input", target: "aux", port: "in" };
    graph.edges.b = { source: "aux", target: "side", port: "in" };
    expect(classifierOf(graph)).toBe("fc");
  });

  it("has none where the end is open, joined, or goes round", () => {
    expect(classifierOf(chain(INPUT, ["relu", "relu"]))).toBeNull();
    const two = chain(INPUT, ["a", "linear"]);
    two.nodes.b = { type: "linear", params: {}, position: [0, 0] };
    expect(classifierOf(two)).toBeNull();
    const round = chain(INPUT, ["a", "relu"], ["b", "relu"], ["out", "output"]);
    round.edges.a = { source: "b", target: "a", port: "in" };
    expect(classifierOf(round)).toBeNull();
  });
});
