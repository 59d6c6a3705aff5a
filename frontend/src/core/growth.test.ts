import { describe, expect, it } from "vitest";
import type { AxisWindow } from "../wire/messages.gen";
import type { Analysis, NodeId } from "../wire/types";
import { growthOf, widestByDepth } from "./growth";

type Entry = Pick<Analysis["nodes"][string], "shape" | "links" | "receptive_field" | "sees_whole">;

const LOOKS: AxisWindow = { first: [-1], last: [1], step: 1, spacing: 1 };

function node(size: number | null, looks: boolean, seesWhole = false): Entry {
  return {
    shape: [1, 28, 28],
    links: looks ? [[LOOKS, LOOKS]] : [],
    receptive_field: size === null ? null : { size: [size, size], stride: [1, 1], padding: [0, 0], aligned: true },
    sees_whole: seesWhole,
  };
}

function growth(nodes: Record<NodeId, Entry>, edges: [NodeId, NodeId, string?][]) {
  const wired = Object.fromEntries(
    edges.map(([source, target, port = "in"], i) => [`e${i}`, { source, target, port }]),
  );
  return growthOf(wired, nodes as Analysis["nodes"]);
}

describe("growth over depth", () => {
  it("has a point for every layer that looks beyond its own place", () => {
    const found = growth(
      { input: node(1, false), a: node(3, true), relu: node(3, false), b: node(5, true), flat: node(null, true) },
      [
        ["input", "a"],
        ["a", "relu"],
        ["relu", "b"],
        ["b", "flat"],
      ],
    );
    expect(found?.input).toBe(28);
    expect(found?.points).toEqual([
      { node: "input", depth: 0, size: 1, seesWhole: false },
      { node: "a", depth: 1, size: 3, seesWhole: false },
      { node: "b", depth: 2, size: 5, seesWhole: false },
    ]);
  });

  it("counts along the longest way, and draws the widest field of a depth", () => {
    const nodes = {
      input: node(1, false),
      a: node(3, true),
      wide: node(7, true),
      b: node(5, true),
      sum: node(7, false),
    };
    const found = growth(nodes, [
      ["input", "a"],
      ["input", "wide"],
      ["a", "b"],
      ["b", "sum", "in0"],
      ["wide", "sum", "in1"],
    ]);
    expect(found?.points.map(({ node: name, depth }) => [name, depth])).toEqual([
      ["input", 0],
      ["a", 1],
      ["wide", 1],
      ["b", 2],
    ]);
    expect(widestByDepth(found?.points ?? [])).toEqual([
      { depth: 0, size: 1 },
      { depth: 1, size: 7 },
      { depth: 2, size: 5 },
    ]);
  });

  it("is none without an input of maps", () => {
    expect(growth({ fc: node(null, true) }, [])).toBeNull();
  });
});
