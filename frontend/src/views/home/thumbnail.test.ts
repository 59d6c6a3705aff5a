import { describe, expect, it } from "vitest";
import { pictureOf } from "./thumbnail";

describe("a network's miniature", () => {
  it("shows every card and every connection inside its view", () => {
    const nodes = Array.from({ length: 20 }, (_, index) => ({ family: "dense", x: index * 220, y: (index % 3) * 200 }));
    const edges = nodes.slice(1).map((_, index) => [index, index + 1]);
    const { viewBox, cards, lines } = pictureOf({ nodes, edges });
    const [x = 0, y = 0, width = 0, height = 0] = viewBox.split(" ").map(Number);
    expect(cards).toHaveLength(20);
    expect(lines).toHaveLength(19);
    for (const card of cards) {
      expect(card.x).toBeGreaterThan(x);
      expect(card.y).toBeGreaterThan(y);
      expect(card.x + card.width).toBeLessThan(x + width);
      expect(card.y + card.height).toBeLessThan(y + height);
    }
  });

  it("keeps one layer small, and an empty network empty", () => {
    const [, , width] = pictureOf({ nodes: [{ family: "input", x: 5, y: 5 }], edges: [] })
      .viewBox.split(" ")
      .map(Number);
    expect(width).toBeGreaterThan(600);
    expect(pictureOf({ nodes: [], edges: [[0, 1]] })).toMatchObject({ cards: [], lines: [] });
  });
});
