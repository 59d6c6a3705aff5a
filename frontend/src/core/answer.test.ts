import { describe, expect, it } from "vitest";
import type { Graph } from "../wire/types";
import { answerOf } from "./answer";

function network(...edges: readonly (readonly [string, string])[]): Graph {
  const ids = [...new Set(edges.flat())];
  return {
    format: 1,
    name: "",
    nodes: Object.fromEntries(ids.map((id) => [id, { type: "relu", params: {}, position: [0, 0] }])),
    edges: Object.fromEntries(edges.map(([source, target], i) => [`e${i}`, { source, target, port: "in" }])),
    groups: {},
  };
}

describe("the answer", () => {
  it("is what nothing follows", () => {
    expect(answerOf(network(["a", "b"], ["b", "c"]))).toBe("c");
  });

  it("is the deepest end: an auxiliary head leaves the way before it", () => {
    expect(answerOf(network(["a", "head"], ["a", "b"], ["b", "c"], ["c", "end"]))).toBe("end");
  });

  it("is nothing in an empty network", () => {
    expect(answerOf(network())).toBeNull();
  });
});
