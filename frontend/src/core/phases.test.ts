import { expect, test } from "vitest";
import type { Graph } from "../wire/types";
import { delayOf, depths, PHASES, TIMES } from "./phases";

const branched: Graph = {
  format: 1,
  name: "branched",
  nodes: Object.fromEntries(
    ["input", "long", "longer", "short", "add"].map((id) => [id, { type: "relu", params: {}, position: [0, 0] }]),
  ),
  edges: {
    e1: { source: "input", target: "long", port: "in" },
    e2: { source: "long", target: "longer", port: "in" },
    e3: { source: "longer", target: "add", port: "in0" },
    e4: { source: "input", target: "add", port: "in1" },
    e5: { source: "input", target: "short", port: "in" },
  },
  groups: {},
};

test("a node lies as deep as the longest path to it", () => {
  expect(depths(branched)).toEqual(
    new Map([
      ["input", 0],
      ["long", 1 / 3],
      ["short", 1 / 3],
      ["longer", 2 / 3],
      ["add", 1],
    ]),
  );
});

test("the wave goes forward and comes back, one part after the other, within a second", () => {
  expect(delayOf("forward", 0)).toBeLessThan(delayOf("forward", 1));
  expect(delayOf("backward", 1)).toBeLessThan(delayOf("backward", 0));
  const times = PHASES.flatMap((phase) => TIMES[phase]);
  expect(times).toEqual(times.toSorted((one, other) => one - other));
  expect(times.at(-1)).toBeLessThan(1000);
});
