import { describe, expect, it } from "vitest";
import type { Graph } from "../wire/types";
import { fold, groupCardId } from "./folding";
import { framesOf, groupsAround } from "./groupFrames";
import { frameAround } from "./groups";

const CARD = { width: 100, height: 80 };

/** `before`, and an outer group of a card and of an inner group with two. */
const graph: Graph = {
  format: 1,
  name: "",
  nodes: {
    before: { type: "relu", params: {}, position: [0, 0] },
    beside: { type: "relu", params: {}, position: [200, 0], group: "outer" },
    first: { type: "relu", params: {}, position: [400, 0], group: "inner" },
    last: { type: "relu", params: {}, position: [600, 40], group: "inner" },
  },
  edges: {},
  groups: {
    inner: { title: "Inner", parent: "outer", collapsed: false },
    outer: { title: "Outer", parent: null, collapsed: false },
  },
};

function framed(folded: readonly string[]) {
  const view = fold(graph, { isFolded: (group) => folded.includes(group), extent: () => CARD, lineWidth: 2000 });
  const around = groupsAround(graph, view);
  const cards = [...view.cards].map(([card, [x, y]]) => [card, { x, y, ...CARD }] as const);
  return { view, around, cards: new Map(cards), frames: framesOf(graph, around, cards) };
}

describe("frames of groups", () => {
  it("are around their cards and the frames in them, the outer ones first", () => {
    const { around, frames } = framed([]);
    expect(around.get("last")).toEqual(["inner", "outer"]);
    const inner = frameAround({ x: 400, y: 0, width: 300, height: 120 });
    const right = inner.x + inner.width;
    const outer = frameAround({ x: 200, y: inner.y, width: right - 200, height: inner.height });
    expect([...frames]).toEqual([
      ["outer", outer],
      ["inner", inner],
    ]);
  });

  it("are around the card of a folded group as around any other", () => {
    const { around, cards, frames } = framed(["inner"]);
    const card = groupCardId("inner");
    expect(around.get(card)).toEqual(["outer"]);
    expect([...frames.keys()]).toEqual(["outer"]);
    const { x, width } = frames.get("outer") as { x: number; width: number };
    expect(x + width).toBeGreaterThan((cards.get(card)?.x ?? Infinity) + CARD.width);
  });

  it("are not drawn for what is folded", () => {
    expect(framed(["outer"]).frames.size).toBe(0);
  });
});
