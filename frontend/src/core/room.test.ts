import { describe, expect, it } from "vitest";
import type { Graph } from "../wire/types";
import { addIntoEdges, type Point } from "./graph";
import { clearRoom, freePlace } from "./room";

const CARD = { width: 160, height: 100 };
const room = { gap: 40, extent: () => CARD };

/** Two rows of three cards, joined like lines of text. */
function lines(): Graph {
  const names = ["a", "b", "c", "d", "e", "f"];
  const at = (index: number): Point => [(index % 3) * 200, Math.floor(index / 3) * 140];
  return {
    format: 1,
    name: "lines",
    nodes: Object.fromEntries(names.map((id, index) => [id, { type: "relu", params: {}, position: at(index) }])),
    edges: Object.fromEntries(
      names.slice(1).map((target, index) => [`e${index}`, { source: names[index] as string, target, port: "in" }]),
    ),
    groups: {},
  };
}

function overlaps(graph: Graph): string[] {
  const places = Object.entries(graph.nodes).map(([id, { position }]) => ({ id, x: position[0], y: position[1] }));
  return places.flatMap((one) =>
    places
      .filter(
        (other) =>
          one.id < other.id && Math.abs(one.x - other.x) < CARD.width && Math.abs(one.y - other.y) < CARD.height,
      )
      .map((other) => `${one.id} ${other.id}`),
  );
}

describe("room for a new layer", () => {
  it.each(["e0", "e1", "e2", "e3", "e4"])("in edge %s covers nothing", (edge) => {
    const graph = lines();
    const { source, target } = graph.edges[edge] as Graph["edges"][string];
    const id = addIntoEdges(graph, [edge], { type: "conv2d", params: {} }, "in", room) as string;
    expect(overlaps(graph)).toEqual([]);
    expect(Object.values(graph.edges)).toEqual(
      expect.arrayContaining([
        { source, target: id, port: "in" },
        { source: id, target, port: "in" },
      ]),
    );
  });

  it("takes along what a moved card would cover, and leaves other rows alone", () => {
    const graph = lines();
    graph.nodes.over = { type: "relu", params: {}, position: [580, 60] };
    addIntoEdges(graph, ["e0"], { type: "conv2d", params: {} }, "in", room);
    expect(overlaps(graph)).toEqual([]);
    expect(graph.nodes.d?.position).toEqual([0, 140]);
    expect(graph.nodes.e?.position).toEqual([200, 140]);
  });

  it("is the nearest free place for one that was dropped on another", () => {
    const graph = lines();
    graph.nodes.new = { type: "relu", params: {}, position: freePlace(graph, CARD, [210, 10], room) };
    expect(overlaps(graph)).toEqual([]);
    expect(freePlace(graph, CARD, [1000, 0], room)).toEqual([1000, 0]);
  });
});

describe("room for a group that was put elsewhere", () => {
  const GROUP = ["a", "b"];

  function grouped(at: Point): Graph {
    const graph = lines();
    graph.groups.g = { title: "G", titles: {}, parent: null, collapsed: true };
    for (const [index, id] of GROUP.entries()) {
      graph.nodes[id] = { type: "relu", params: {}, group: "g", position: [at[0] + index * 200, at[1]] };
    }
    return graph;
  }

  it.each<[string, Point]>([
    ["half a row further down", [0, 70]],
    ["onto its follower", [260, 0]],
    ["into the middle", [130, 110]],
  ])("is made %s, by what it would cover", (_, at) => {
    const graph = grouped(at);
    const before = structuredClone(graph.nodes);
    expect(clearRoom(graph, GROUP, room)).toBe(true);
    expect(overlaps(graph)).toEqual([]);
    for (const id of GROUP) expect(graph.nodes[id]).toEqual(before[id]);
    expect(clearRoom(graph, GROUP, room)).toBe(false);
  });

  it("is there already where nothing stands", () => {
    const graph = grouped([0, 600]);
    const before = structuredClone(graph);
    expect(clearRoom(graph, GROUP, room)).toBe(false);
    expect(graph).toEqual(before);
  });
});
