import { describe, expect, it } from "vitest";
import type { Graph, GraphNode } from "../wire/types";
import { addAfter, addNode, closesCycle, connect, freePort, inputPorts, insertIntoEdges, removeNodes } from "./graph";
import { freshEdgeId, freshNodeId } from "./ids";

/** input → conv → relu → fc, 200 apart */
function chain(): Graph {
  const names = ["input", "conv", "relu", "fc"];
  return {
    format: 1,
    name: "chain",
    nodes: Object.fromEntries(
      names.map((id, index) => [id, { type: id, params: {}, position: [index * 200, 0] as [number, number] }]),
    ),
    edges: Object.fromEntries(
      names.slice(1).map((target, index) => [`e${index}`, { source: names[index] as string, target, port: "in" }]),
    ),
    groups: {},
  };
}

const links = (graph: Graph) =>
  Object.values(graph.edges)
    .map(({ source, target, port }) => `${source}→${target}.${port}`)
    .sort();
const room = { gap: 40, extent: () => ({ width: 160, height: 100 }) };

describe("ids", () => {
  const CONTRACT = /^[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z0-9_]+)*$/;

  it("fit the contract and are not used twice", () => {
    const graph = chain();
    for (const type of ["conv2d", "max_pool2d", "relu", "add", "weird2d2d", "2d"]) {
      expect(freshNodeId(graph, type)).toMatch(CONTRACT);
    }
    expect(freshNodeId(graph, "conv2d")).toMatch(/^conv_/);
  });

  it("keep the whole name of a type but its dimension", () => {
    const stem = (type: string) => freshNodeId(chain(), type).replace(/_[^_]*$/, "");
    expect(["add", "max_pool2d", "leaky_relu", "zero_pad2d"].map(stem)).toEqual([
      "add",
      "max_pool",
      "leaky_relu",
      "zero_pad",
    ]);
  });

  it("are no dotted prefix of another", () => {
    const graph = chain();
    const tries = [0, 0, 0, 0, 0.99, 0.99, 0.99, 0.99];
    graph.nodes["conv_aaaa.inner"] = { type: "conv2d", params: {}, position: [0, 0] };
    expect(freshNodeId(graph, "conv2d", () => tries.shift() ?? 0)).toBe("conv_9999");
    const edges = [0, 0, 0, 0, 0.5, 0.5, 0.5, 0.5];
    graph.edges.e_aaaa = { source: "conv", target: "fc", port: "in" };
    expect(freshEdgeId(graph, () => edges.shift() ?? 0)).not.toBe("e_aaaa");
  });
});

describe("ports", () => {
  it("are `in` for one input, numbered for several, with a spare while there is room", () => {
    const graph = chain();
    expect(inputPorts(graph, "input", [0, 0])).toEqual([]);
    expect(inputPorts(graph, "relu", [1, 1])).toEqual(["in"]);
    expect(inputPorts(graph, "fc", [2, 64])).toEqual(["in0", "in1"]);
    connect(graph, { source: "conv", target: "fc", port: "in1" });
    expect(inputPorts(graph, "fc", [2, 64])).toEqual(["in0", "in1", "in2"]);
    expect(inputPorts(graph, "fc", [2, 2])).toEqual(["in0", "in1"]);
    expect(freePort(graph, "fc", [2, 64])).toBe("in0");
  });

  it("hold one edge: a new one replaces it", () => {
    const graph = chain();
    connect(graph, { source: "input", target: "relu", port: "in" });
    expect(links(graph)).toEqual(["input→conv.in", "input→relu.in", "relu→fc.in"]);
  });
});

describe("adding", () => {
  it("after a layer goes into its only outgoing edge, and the row makes room", () => {
    const graph = chain();
    const id = addAfter(graph, "conv", { type: "batch_norm2d", params: {} }, "in", room);
    expect(links(graph)).toEqual([`${id}→relu.in`, `conv→${id}.in`, "input→conv.in", "relu→fc.in"]);
    expect(graph.nodes[id]?.position).toEqual([400, 0]);
    expect(graph.nodes.relu?.position).toEqual([600, 0]);
    expect(graph.nodes.fc?.position).toEqual([800, 0]);
    expect(graph.nodes.input?.position).toEqual([0, 0]);
  });

  it("joins the group of its neighbours, and none at a group's border", () => {
    const graph = chain();
    graph.groups.body = { title: "Body", parent: null, collapsed: false };
    for (const id of ["conv", "relu"]) (graph.nodes[id] as GraphNode).group = "body";
    const inside = addAfter(graph, "conv", { type: "relu", params: {} }, "in", room);
    const between = addAfter(graph, "relu", { type: "relu", params: {} }, "in", room);
    expect(graph.nodes[inside]?.group).toBe("body");
    expect(graph.nodes[between]?.group).toBeUndefined();
  });

  it("after a wide layer still leaves no overlap", () => {
    const graph = chain();
    const wide = { gap: 40, extent: (id: string) => ({ width: id === "conv" ? 190 : 160, height: 100 }) };
    const id = addAfter(graph, "conv", { type: "relu", params: {} }, "in", wide);
    expect(graph.nodes[id]?.position).toEqual([430, 0]);
    expect(graph.nodes.relu?.position).toEqual([630, 0]);
  });

  it("after the last layer becomes its successor", () => {
    const graph = chain();
    const id = addAfter(graph, "fc", { type: "softmax", params: {} }, "in", room);
    expect(links(graph)).toContain(`fc→${id}.in`);
  });

  it("after a fork adds one more way and touches none", () => {
    const graph = chain();
    const end = addNode(graph, { type: "add", params: {} }, [900, 0]);
    connect(graph, { source: "conv", target: end, port: "in0" });
    const before = links(graph);
    const id = addAfter(graph, "conv", { type: "relu", params: {} }, "in", room);
    expect(links(graph)).toEqual([...before, `conv→${id}.in`].sort());
  });

  it("into an edge keeps the target's port", () => {
    const graph = chain();
    const id = addNode(graph, { type: "relu", params: {} }, [0.4, 10.6]);
    expect(graph.nodes[id]?.position).toEqual([0, 11]);
    insertIntoEdges(graph, ["e2"], id, "in");
    expect(links(graph)).toEqual([`${id}→fc.in`, "conv→relu.in", "input→conv.in", `relu→${id}.in`].sort());
  });
});

describe("removing", () => {
  it("joins the neighbours of a layer with one input and one output", () => {
    const graph = chain();
    removeNodes(graph, ["conv", "relu"]);
    expect(links(graph)).toEqual(["input→fc.in"]);
    expect(Object.keys(graph.nodes)).toEqual(["input", "fc"]);
  });

  it("gives all that a part fed to what fed the part", () => {
    const graph = chain();
    connect(graph, { source: "relu", target: "fc", port: "in1" });
    removeNodes(graph, ["conv", "relu", "missing"]);
    expect(links(graph)).toEqual(["input→fc.in", "input→fc.in1"]);
  });

  it("leaves no edge behind where two outputs entered or left the part", () => {
    const graph = chain();
    connect(graph, { source: "conv", target: "fc", port: "in1" });
    removeNodes(graph, ["conv", "relu"]);
    expect(links(graph)).toEqual([]);
  });

  it("forgets groups that nothing is left of", () => {
    const graph = chain();
    graph.groups = {
      body: { title: "Body", parent: null, collapsed: false },
      rest: { title: "Rest", parent: "body", collapsed: false },
    };
    (graph.nodes.conv as GraphNode).group = "rest";
    (graph.nodes.relu as GraphNode).group = "body";
    removeNodes(graph, ["conv"]);
    expect(Object.keys(graph.groups)).toEqual(["body"]);
    removeNodes(graph, ["relu"]);
    expect(graph.groups).toEqual({});
  });
});

describe("cycles", () => {
  it("are seen before an edge is drawn", () => {
    const graph = chain();
    expect(closesCycle(graph, "fc", "conv")).toBe(true);
    expect(closesCycle(graph, "conv", "conv")).toBe(true);
    expect(closesCycle(graph, "input", "fc")).toBe(false);
  });
});
