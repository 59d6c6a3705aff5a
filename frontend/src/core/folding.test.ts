import { describe, expect, it } from "vitest";
import type { Graph } from "../wire/types";
import { type FoldedView, fold, groupCardId } from "./folding";
import type { Extent, Point } from "./graph";

const CARD: Extent = { width: 160, height: 196 };
const STEP = [200, 240] as const;

type Cell = [id: string, column: number, row: number, group?: string];

/** Cards on a grid, joined in the order they are listed. */
function drawn(cells: readonly Cell[], parents: Record<string, string | null>): Graph {
  return {
    format: 1,
    name: "",
    nodes: Object.fromEntries(
      cells.map(([id, column, row, group]) => {
        const position: Point = [column * STEP[0], row * STEP[1]];
        return [
          id,
          group === undefined ? { type: "relu", params: {}, position } : { type: "relu", params: {}, position, group },
        ];
      }),
    ),
    edges: Object.fromEntries(
      cells.slice(1).map(([target], index) => [`e${index}`, { source: (cells[index] as Cell)[0], target, port: "in" }]),
    ),
    groups: Object.fromEntries(
      Object.entries(parents).map(([id, parent]) => [id, { title: id, parent, collapsed: false }]),
    ),
  };
}

const folded = (graph: Graph, ...groups: string[]): FoldedView =>
  fold(graph, { isFolded: (group) => groups.includes(group), extent: () => CARD, lineWidth: 1000 });

const places = (view: FoldedView) => Object.fromEntries(view.cards);

function overlapping(view: FoldedView): string[] {
  const cards = [...view.cards];
  return cards.flatMap(([one, [x, y]], index) =>
    cards
      .slice(index + 1)
      .filter(([, [left, top]]) => Math.abs(x - left) < CARD.width && Math.abs(y - top) < CARD.height)
      .map(([other]) => `${one} ${other}`),
  );
}

/** a, then b c d in a group, then e: one line */
const line = () =>
  drawn(
    [
      ["a", 0, 0],
      ["b", 1, 0, "g"],
      ["c", 2, 0, "g"],
      ["d", 3, 0, "g"],
      ["e", 4, 0],
    ],
    { g: null },
  );

describe("a folded picture", () => {
  it("with nothing folded is the document's", () => {
    const graph = line();
    const view = folded(graph);
    expect(places(view)).toEqual(Object.fromEntries(Object.entries(graph.nodes).map(([id, n]) => [id, n.position])));
    expect(view.wires.map(({ id, source, target, edges }) => [id, source, target, edges])).toEqual([
      ["e0", "a", "b", ["e0"]],
      ["e1", "b", "c", ["e1"]],
      ["e2", "c", "d", ["e2"]],
      ["e3", "d", "e", ["e3"]],
    ]);
    expect(view.open).toEqual(["g"]);
  });

  it("shows a group as one card and closes the gap", () => {
    const view = folded(line(), "g");
    expect(places(view)).toEqual({ a: [0, 0], [groupCardId("g")]: [200, 0], e: [400, 0] });
    expect(view.wires.map(({ source, target }) => [source, target])).toEqual([
      ["a", "group:g"],
      ["group:g", "e"],
    ]);
    expect(view.cardOf.get("c")).toBe("group:g");
    expect(view.open).toEqual([]);
  });

  it("draws edges with the same ends once, and keeps a layer's ports apart", () => {
    const graph = line();
    graph.edges.skip = { source: "a", target: "d", port: "in1" };
    graph.edges.out = { source: "c", target: "e", port: "in1" };
    const { wires } = folded(graph, "g");
    expect(wires.map(({ target, port, edges }) => [target, port, edges])).toEqual([
      ["group:g", "in", ["e0", "skip"]],
      ["e", "in", ["e3"]],
      ["e", "in1", ["out"]],
    ]);
  });

  it("lets lines that became short flow together, as far as there is room", () => {
    const cells: Cell[] = [0, 1, 2, 3, 4, 5].flatMap((row) =>
      [0, 1, 2, 3].map((column): Cell => [`n${row}${column}`, column, row, `g${row}`]),
    );
    const graph = drawn(cells, Object.fromEntries([0, 1, 2, 3, 4, 5].map((row) => [`g${row}`, null])));
    const view = folded(graph, "g0", "g1", "g2", "g3", "g4", "g5");
    expect([...view.cards.values()]).toEqual([
      [0, 0],
      [220, 0],
      [440, 0],
      [660, 0],
      [0, 240],
      [220, 240],
    ]);
  });

  it("keeps what stands in a lane beside the group apart", () => {
    const graph = line();
    graph.nodes.lane1 = { type: "relu", params: {}, position: [400, 240] };
    graph.nodes.lane2 = { type: "relu", params: {}, position: [600, 240] };
    (graph.nodes.c as { position: Point }).position = [400, 100];
    const view = folded(graph, "g");
    expect(overlapping(view)).toEqual([]);
    const [one, two] = [view.cards.get("lane1") as Point, view.cards.get("lane2") as Point];
    expect(two[0] - one[0]).toBe(200);
  });

  it("nests: a folded group hides those in it, an open one shows them", () => {
    const graph = drawn(
      [
        ["a", 0, 0],
        ["b", 1, 0, "inner"],
        ["c", 2, 0, "inner"],
        ["d", 3, 0, "outer"],
        ["e", 4, 0],
      ],
      { outer: null, inner: "outer" },
    );
    expect(places(folded(graph, "inner"))).toEqual({ a: [0, 0], "group:inner": [200, 0], d: [400, 0], e: [600, 0] });
    expect(folded(graph, "inner").open).toEqual(["outer"]);
    expect(places(folded(graph, "inner", "outer"))).toEqual({ a: [0, 0], "group:outer": [200, 0], e: [400, 0] });
  });

  it("keeps a folded branch below its line, beside what it branches off before", () => {
    const graph = drawn(
      [
        ["a", 0, 0],
        ["b", 1, 0, "main"],
        ["c", 2, 0, "main"],
        ["d", 3, 0, "next"],
        ["e", 4, 0, "next"],
        ["f", 3, 1, "side"],
        ["g", 4, 1, "side"],
        ["h", 0, 2],
      ],
      { main: null, next: null, side: null },
    );
    expect(places(folded(graph, "main", "next", "side"))).toEqual({
      a: [0, 0],
      "group:main": [200, 0],
      "group:next": [400, 0],
      "group:side": [400, 240],
      h: [620, 0], // a short line follows in the same one
    });
  });

  it("makes room for a card that is larger than its open group", () => {
    const graph = drawn(
      [
        ["a", 0, 0],
        ["b", 1, 0, "g"],
        ["c", 2, 0],
      ],
      { g: null },
    );
    const extent = (card: string) => (card === "group:g" ? { width: 230, height: 196 } : CARD);
    const view = fold(graph, { isFolded: () => true, extent, lineWidth: 1000 });
    expect(view.cards.get("c")).toEqual([470, 0]);
  });

  it("never puts a card on another one where groups hold nobody else's cards, whatever is folded", () => {
    const random = generator(7);
    for (let round = 0; round < 60; round++) {
      const blocks = 2 + Math.floor(random() * 5);
      const cells: Cell[] = [];
      let row = 0;
      for (let block = 0; block < blocks; block++) {
        const [rows, columns] = [1 + Math.floor(random() * 3), 1 + Math.floor(random() * 5)];
        for (let down = 0; down < rows; down++) {
          const isMember = random() < 0.85;
          for (let right = 0; right < columns; right++) {
            const group = down === 0 && right < 2 ? `g${block}.in` : `g${block}`;
            cells.push([`n${cells.length}`, right, row + down, isMember ? group : undefined]);
          }
        }
        row += rows;
      }
      const parents = Object.fromEntries(
        Array.from({ length: blocks }, (_, block) => [`g${block}`, null] as const).flatMap(([id]) => [
          [id, null],
          [`${id}.in`, id],
        ]),
      );
      const graph = drawn(cells, parents);
      const chosen = Object.keys(parents).filter(() => random() < 0.5);
      expect(overlapping(folded(graph, ...chosen)), `round ${round}`).toEqual([]);
    }
  });
});

/** Numbers in [0, 1) that are the same on every run (Park and Miller's generator). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}
