import { describe, expect, it } from "vitest";
import type { Graph } from "../wire/types";
import { ownWord, paceOf, trainedParameters } from "./paces";

const node = (group?: string) => ({ type: "conv2d", params: {}, position: [0, 0] as [number, number], group });
const GRAPH = {
  format: 1,
  name: "net",
  nodes: { a: node("inner"), b: node("outer"), c: node() },
  edges: {},
  groups: { outer: { title: "Outer" }, inner: { title: "Inner", parent: "outer" } },
} as unknown as Graph;

describe("how a part learns", () => {
  it("is its own word, else that of the innermost group that says something", () => {
    const recipe = { layers: { a: { rate: 0.5 } }, groups: { outer: { frozen: true, rate: 0.1 } } };
    expect(paceOf(GRAPH, recipe, "layers", "a")).toEqual({ frozen: true, frozenBy: "outer", rate: 0.5, rateBy: null });
    expect(paceOf(GRAPH, recipe, "layers", "a", false).rate).toBe(0.1);
    expect(paceOf(GRAPH, recipe, "groups", "inner")).toMatchObject({ frozen: true, frozenBy: "outer" });
    expect(paceOf(GRAPH, recipe, "groups", "outer")).toMatchObject({ frozen: true, frozenBy: null });
    expect(paceOf(GRAPH, recipe, "layers", "c")).toEqual({ frozen: false, frozenBy: null, rate: 1, rateBy: null });
  });

  it("may be another one within a frozen group", () => {
    const recipe = { layers: { a: { frozen: false } }, groups: { outer: { frozen: true } } };
    expect(paceOf(GRAPH, recipe, "layers", "a").frozen).toBe(false);
    expect(paceOf(GRAPH, recipe, "layers", "b").frozen).toBe(true);
    expect(trainedParameters(GRAPH, recipe, () => 10)).toEqual({ trained: 20, all: 30 });
    expect(trainedParameters(GRAPH, recipe, (id) => (id === "c" ? null : 10))).toBeNull();
  });

  it("says itself only what the groups around it do not", () => {
    const around = { frozen: true, rate: 0.1 };
    expect(ownWord(around, "frozen", true)).toBeNull();
    expect(ownWord(around, "frozen", false)).toBe(false);
    expect(ownWord(around, "rate", 1)).toBe(1);
  });
});
