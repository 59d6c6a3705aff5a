import { describe, expect, it } from "vitest";
import type { Graph } from "../wire/types";
import { layout } from "./layout";

const options = { extent: () => ({ width: 100, height: 80 }), gap: 40, rowWidth: 560 };

function graphOf(edges: [string, string][]): Graph {
  const ids = [...new Set(edges.flat())];
  return {
    format: 1,
    name: "",
    nodes: Object.fromEntries(
      ids.map((id) => [id, { type: "relu", params: {}, position: [0, 0] as [number, number] }]),
    ),
    edges: Object.fromEntries(edges.map(([source, target], index) => [`e${index}`, { source, target, port: "in" }])),
    groups: {},
  };
}

describe("layout", () => {
  it("reads like text: ranks from left to right, rows from top to bottom", async () => {
    const names = Array.from({ length: 9 }, (_, index) => `n${index}`);
    const places = await layout(graphOf(names.slice(1).map((name, index) => [names[index] as string, name])), options);
    const rows = names.map((name) => places.get(name) as [number, number]);
    expect(rows.slice(0, 4).map(([, y]) => y)).toEqual([0, 0, 0, 0]);
    expect(rows[4]).toEqual([0, 120]);
    expect(rows[8]?.[1]).toBe(240);
  });

  it("puts the ways of a fork beside one another, without overlap", async () => {
    const places = await layout(
      graphOf([
        ["a", "b"],
        ["a", "c"],
        ["b", "d"],
        ["c", "d"],
      ]),
      options,
    );
    const [b, c] = [places.get("b"), places.get("c")] as [[number, number], [number, number]];
    expect(b[0]).toBe(c[0]);
    expect(Math.abs(b[1] - c[1])).toBeGreaterThanOrEqual(80);
  });
});
