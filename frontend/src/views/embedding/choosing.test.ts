import { expect, it } from "vitest";
import type { Graph } from "../../wire/types";
import { firstChoice } from "./choosing";

const SHAPES: Record<string, number[] | null> = { a: [1, 8, 8], b: [64], c: [20], d: [10], e: [10] };
const GRAPH = {
  nodes: Object.fromEntries(Object.keys(SHAPES).map((id) => [id, { type: "relu", params: {}, position: [0, 0] }])),
  edges: Object.fromEntries(
    ["ab", "bc", "cd", "de"].map((pair) => [pair, { source: pair.charAt(0), target: pair.charAt(1), port: "in" }]),
  ),
  groups: {},
} as unknown as Graph;

it("begins with what the answer is made of", () => {
  expect(firstChoice(GRAPH, (node) => SHAPES[node] ?? null, 10)).toBe("c");
  expect(firstChoice(GRAPH, (node) => (node === "a" ? [1, 8, 8] : null), 10)).toBe("a");
  expect(firstChoice(GRAPH, () => null, 10)).toBeNull();
});
