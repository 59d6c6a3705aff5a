import { describe, expect, it } from "vitest";
import type { Graph, GraphNode } from "../wire/types";
import { type Fragment, fragmentOf, insertFragment, pasteFragment } from "./fragment";
import type { Inputs } from "./graph";
import { boxAround, cardBox, type Room } from "./room";

const inputs = (type: string): Inputs => (type === "input" ? [0, 0] : type === "add" ? [2, 64] : [1, 1]);
const roomIn = (graph: Graph): Room => ({
  gap: 40,
  extent: (id) => ({ width: 160, height: graph.nodes[id]?.type === "input" ? 150 : 196 }),
});

/** input → stem → [conv1 → conv2 → add ← stem] → fc, the block in a group that is in a stage */
function residual(): Graph {
  const node = (type: string, x: number, group?: string): GraphNode =>
    group === undefined ? { type, params: {}, position: [x, 0] } : { type, params: {}, position: [x, 0], group };
  return {
    format: 1,
    name: "residual",
    nodes: {
      input: node("input", 0),
      stem: node("conv2d", 200),
      "layer1.0.conv1": node("conv2d", 400, "layer1.0"),
      "layer1.0.conv2": node("conv2d", 600, "layer1.0"),
      "layer1.0.add": node("add", 800, "layer1.0"),
      fc: node("linear", 1000),
    },
    edges: {
      e1: { source: "input", target: "stem", port: "in" },
      e2: { source: "stem", target: "layer1.0.conv1", port: "in" },
      e3: { source: "layer1.0.conv1", target: "layer1.0.conv2", port: "in" },
      e4: { source: "layer1.0.conv2", target: "layer1.0.add", port: "in0" },
      e5: { source: "stem", target: "layer1.0.add", port: "in1" },
      e6: { source: "layer1.0.add", target: "fc", port: "in" },
    },
    groups: {
      layer1: { title: "Stage", parent: null, collapsed: false },
      "layer1.0": { title: "Block", titles: { ru: "Блок" }, parent: "layer1", collapsed: true },
    },
  };
}

const BLOCK = ["layer1.0.conv1", "layer1.0.conv2", "layer1.0.add"];
const block = (): Fragment => structuredClone(fragmentOf(residual(), BLOCK, inputs));
const links = (graph: Graph) =>
  Object.values(graph.edges)
    .map(({ source, target, port }) => `${source}→${target}.${port}`)
    .sort();

function overlapping(graph: Graph): string[] {
  const room = roomIn(graph);
  const cards = Object.keys(graph.nodes).map((id) => ({ id, ...cardBox(graph, id, room) }));
  return cards.flatMap((one) =>
    cards
      .filter(
        (other) =>
          one.id < other.id &&
          one.x < other.x + other.width &&
          other.x < one.x + one.width &&
          one.y < other.y + other.height &&
          other.y < one.y + one.height,
      )
      .map((other) => `${one.id} ${other.id}`),
  );
}

describe("a fragment", () => {
  it("knows its inner edges, its groups, where it begins and what it gives on", () => {
    const { nodes, edges, groups, first, last } = block();
    expect(Object.keys(nodes)).toEqual(BLOCK);
    expect(Object.keys(edges)).toEqual(["e3", "e4"]);
    expect(Object.keys(groups)).toEqual(["layer1", "layer1.0"]);
    expect(first).toEqual([
      { node: "layer1.0.conv1", port: "in" },
      { node: "layer1.0.add", port: "in1" },
    ]);
    expect(last).toBe("layer1.0.add");
  });

  it("takes along no group that also holds others", () => {
    expect(fragmentOf(residual(), BLOCK.slice(1), inputs).groups).toEqual({});
  });

  it("that nothing enters begins at its free inputs", () => {
    const graph = residual();
    graph.edges = {};
    expect(fragmentOf(graph, ["input", "stem", "layer1.0.add"], inputs).first).toEqual([
      { node: "stem", port: "in" },
      { node: "layer1.0.add", port: "in0" },
    ]);
  });
});

describe("inserting a fragment", () => {
  it("after a layer goes into its only edge, under fresh ids that stay one module", () => {
    const graph = residual();
    const made = insertFragment(graph, block(), { after: "layer1.0.add" }, roomIn(graph));
    const [conv1, conv2, add] = made.nodes as [string, string, string];
    const beginning = conv1.split(".")[0] as string;
    expect(beginning).toMatch(/^layer_[a-z2-9]{4}$/);
    expect([conv1, conv2, add]).toEqual([`${beginning}.0.conv1`, `${beginning}.0.conv2`, `${beginning}.0.add`]);
    expect(links(graph)).toEqual(
      [
        ...links(residual()).filter((link) => !link.endsWith("fc.in")),
        `layer1.0.add→${conv1}.in`,
        `layer1.0.add→${add}.in1`,
        `${conv1}→${conv2}.in`,
        `${conv2}→${add}.in0`,
        `${add}→fc.in`,
      ].sort(),
    );
    expect(made.groups).toEqual([beginning]);
    expect(graph.groups[`${beginning}.0`]).toEqual({
      title: "Block",
      titles: { ru: "Блок" },
      parent: beginning,
      collapsed: true,
    });
    expect(graph.nodes[conv1]?.group).toBe(`${beginning}.0`);
  });

  it.each(["e1", "e2", "e3", "e4", "e6"])("into edge %s covers nothing and moves no group apart", (edge) => {
    const graph = residual();
    const { source } = graph.edges[edge] as { source: string };
    const { nodes } = insertFragment(graph, block(), { edge }, roomIn(graph));
    expect(graph.edges[edge]).toBeUndefined();
    expect(overlapping(graph)).toEqual([]);
    expect(graph.nodes[nodes[0] as string]?.position[1]).toBe(graph.nodes[source]?.position[1]);
  });

  it("inside a group is put into that group", () => {
    const graph = residual();
    const made = insertFragment(graph, block(), { edge: "e3" }, roomIn(graph));
    expect(graph.groups[made.groups[0] as string]?.parent).toBe("layer1.0");
  });

  it("at a point has its middle there, or at the nearest free place", () => {
    const free = residual();
    const far = insertFragment(free, block(), { at: [5000, 3000] }, roomIn(free));
    expect(boxAround(far.nodes.map((id) => cardBox(free, id, roomIn(free))))).toEqual({
      x: 5000 - 560 / 2,
      y: 3000 - 196 / 2,
      width: 560,
      height: 196,
    });
    const taken = residual();
    insertFragment(taken, block(), { at: [500, 100] }, roomIn(taken));
    expect(overlapping(taken)).toEqual([]);
    expect(links(taken)).toHaveLength(8);
  });

  it("after the last layer is fed by it; into an edge that is gone does nothing", () => {
    const graph = residual();
    const { nodes } = insertFragment(graph, block(), { after: "fc" }, roomIn(graph));
    expect(links(graph)).toContain(`fc→${nodes[0]}.in`);
    const before = structuredClone(graph);
    expect(insertFragment(graph, block(), { edge: "gone" }, roomIn(graph)).nodes).toEqual([]);
    expect(insertFragment(graph, block(), { after: "gone" }, roomIn(graph)).nodes).toEqual([]);
    expect(graph).toEqual(before);
  });
});

describe("pasting a fragment", () => {
  it("copies the edges among the chosen a step aside, under fresh ids", () => {
    const graph = residual();
    const { nodes } = pasteFragment(graph, block(), [30, 30]);
    expect(links(graph)).toContain(`${nodes[0]}→${nodes[1]}.in`);
    expect(graph.nodes[nodes[0] as string]?.position).toEqual([430, 30]);
  });

  it("leaves layers in the groups that they share with others, and out of groups that are not there", () => {
    const graph = residual();
    const part = structuredClone(fragmentOf(graph, ["layer1.0.conv1"], inputs));
    const here = pasteFragment(graph, part, [30, 30]);
    expect(graph.nodes[here.nodes[0] as string]?.group).toBe("layer1.0");
    const other: Graph = { format: 1, name: "", nodes: {}, edges: {}, groups: {} };
    const there = pasteFragment(other, part, [0, 0]);
    expect(other.nodes[there.nodes[0] as string]).not.toHaveProperty("group");
  });
});
