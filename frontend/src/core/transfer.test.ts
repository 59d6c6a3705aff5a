import { describe, expect, it } from "vitest";
import type { Graph } from "../wire/types";
import { encoderParts, transferVariants } from "./transfer";

function network(...layers: [id: string, group?: string][]): Graph {
  const nodes = Object.fromEntries(
    layers.map(([id, group]) => [id, { type: "conv2d", params: {}, position: [0, 0], ...(group && { group }) }]),
  );
  const edges = Object.fromEntries(
    layers.slice(1).map(([id], place) => [id, { source: layers[place]?.[0] as string, target: id, port: "in" }]),
  );
  const title = { title: "group" };
  const groups = { all: title, one: { ...title, parent: "all" }, two: { ...title, parent: "all" }, end: title };
  return { format: 1, name: "net", nodes, edges, groups } as unknown as Graph;
}

const learns = () => true;

describe("the encoder's parts", () => {
  it("are its largest groups, opened until a third can be told from another, and what is in none", () => {
    const graph = network(["a", "one"], ["b", "one"], ["c", "two"], ["d", "end"], ["head", "end"]);
    expect(encoderParts(graph, ["head"], learns)).toEqual([
      ["groups", "one"],
      ["groups", "two"],
      ["layers", "d"],
    ]);
  });

  it("are single layers where there is no group", () => {
    const graph = network(["a"], ["b"], ["head"]);
    expect(encoderParts(graph, ["head"], (id) => id !== "a")).toEqual([["layers", "b"]]);
  });
});

describe("the course's four ways", () => {
  const recipe = { layers: { a: { initialization: { kind: "xavier" }, frozen: true } }, groups: { one: { rate: 2 } } };
  const parts = ["a", "b", "c", "d"].map((id) => ["layers", id] as const);
  const [scratch, frozen, equal, graded] = transferVariants(recipe, parts);

  it("freeze the encoder, or let it learn at lower rates the lower it is, or as everything else", () => {
    expect(frozen?.recipe.layers).toEqual({
      a: { initialization: { kind: "xavier" }, frozen: true },
      b: { frozen: true },
      c: { frozen: true },
      d: { frozen: true },
    });
    expect(graded?.recipe.layers).toEqual({
      a: { initialization: { kind: "xavier" }, rate: 0.1 },
      b: { rate: 0.1 },
      c: { rate: 0.3 },
    });
    expect(equal?.recipe).toEqual({ layers: { a: { initialization: { kind: "xavier" } } }, groups: {} });
  });

  it("begin with what was learned, except one", () => {
    expect([scratch, frozen, equal, graded].map((one) => one?.fresh)).toEqual([true, false, false, false]);
    expect(scratch?.recipe).toEqual(equal?.recipe);
  });
});
