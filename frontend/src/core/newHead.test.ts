import { describe, expect, it } from "vitest";
import type { Analysis, Graph, Params } from "../wire/types";
import { bridges, keptWeights, renew } from "./newHead";

function chain(...layers: [id: string, type: string, params?: Params][]): Graph {
  const nodes = Object.fromEntries(
    layers.map(([id, type, params = {}], place) => [
      id,
      { type, params: { ...params }, position: [place * 200, 0] as [number, number] },
    ]),
  );
  const edges = Object.fromEntries(
    layers.slice(1).map(([id], place) => [id, { source: layers[place]?.[0] as string, target: id, port: "in" }]),
  );
  return { format: 1, name: "net", nodes, edges, groups: {} };
}

const FOR_IMAGENET = () =>
  chain(
    ["input", "input", { shape: [3, 224, 224], mean: [0.4, 0.5, 0.6], std: [0.2] }],
    ["conv", "conv2d", { out_channels: 8 }],
    ["pool", "adaptive_avg_pool2d"],
    ["fc", "linear", { out_features: 1000, bias: true }],
    ["soft", "softmax"],
  );

const types = (graph: Graph) => Object.values(graph.nodes).map(({ type }) => type);

describe("pictures for a network that knows others", () => {
  it("are enlarged to half its side, or brought to its size", () => {
    const [half, exact] = bridges(FOR_IMAGENET(), { shape: [3, 32, 32], classes: 10 });
    expect(half).toEqual([{ type: "upsample", params: { scale_factor: [4, 4], mode: "bilinear" } }]);
    expect(exact).toEqual([{ type: "upsample", params: { scale_factor: [7, 7], mode: "bilinear" } }]);
  });

  it("are averaged where no whole factor leads to its size, and left alone where they have it", () => {
    const graph = chain(["input", "input", { shape: [1, 28, 28] }], ["fc", "linear"]);
    expect(bridges(graph, { shape: [1, 8, 8], classes: 10 })[1]?.map(({ params }) => params)).toEqual([
      { scale_factor: [4, 4], mode: "bilinear" },
      { output_size: [28, 28] },
    ]);
    expect(bridges(graph, { shape: [1, 28, 28], classes: 26 })).toEqual([[]]);
    expect(bridges(graph, { shape: [1, 32, 32], classes: 26 })).toEqual([
      [],
      [{ type: "adaptive_avg_pool2d", params: { output_size: [28, 28] } }],
    ]);
  });
});

describe("a new head", () => {
  it("is fresh under another name, in the place of the old one; what comes after it stays", () => {
    const graph = FOR_IMAGENET();
    const [head] = renew(graph, { shape: [3, 224, 224], classes: 10 }, []);
    expect(head).toMatch(/^linear_/);
    expect(graph.nodes.fc).toBeUndefined();
    expect(graph.nodes[head as string]).toMatchObject({ params: { out_features: 10, bias: true }, position: [600, 0] });
    expect(Object.values(graph.edges).map(({ source, target }) => [source, target])).toEqual([
      ["input", "conv"],
      ["conv", "pool"],
      ["pool", head],
      [head, "soft"],
    ]);
  });

  it("gives one grey channel to each of the network's", () => {
    const graph = FOR_IMAGENET();
    const demand = { shape: [1, 28, 28], classes: 10 };
    renew(graph, demand, bridges(graph, demand)[0] ?? []);
    expect(graph.nodes.input?.params).toMatchObject({ shape: [1, 28, 28], mean: [0.5] });
    expect(types(graph)).toContain("upsample");
    const [join] = Object.entries(graph.nodes).find(([, { type }]) => type === "concat") ?? [];
    const into = Object.values(graph.edges).filter(({ target }) => target === join);
    expect(into.map(({ source, port }) => [source, port]).sort()).toEqual([
      ["input", "in0"],
      ["input", "in1"],
      ["input", "in2"],
    ]);
  });

  it("renews the auxiliary heads too", () => {
    const graph = chain(["input", "input", { shape: [1, 8, 8] }], ["fc", "linear"], ["out", "output", {}]);
    graph.nodes.side = { type: "linear", params: { out_features: 1000 }, position: [0, 200] };
    graph.nodes.aux = { type: "output", params: { role: "auxiliary" }, position: [0, 400] };
    graph.edges.a = { source: "input", target: "side", port: "in" };
    graph.edges.b = { source: "side", target: "aux", port: "in" };
    const heads = renew(graph, { shape: [1, 8, 8], classes: 3 }, []);
    expect(heads.map((id) => graph.nodes[id]?.params.out_features)).toEqual([3, 3]);
  });

  it("keeps the layers whose weights are as many as before", () => {
    const of = (parameters: Record<string, number>) =>
      ({
        nodes: Object.fromEntries(Object.entries(parameters).map(([id, count]) => [id, { parameters: count }])),
      }) as unknown as Analysis;
    expect(keptWeights(of({ conv: 80, fc: 1000 }), of({ conv: 80, relu: 0, linear_x: 100 }))).toEqual({
      kept: 80,
      all: 180,
      renewed: ["linear_x"],
    });
  });
});
