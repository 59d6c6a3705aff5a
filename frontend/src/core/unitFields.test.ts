import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { AxisWindow } from "../wire/messages.gen";
import type { Analysis, Graph } from "../wire/types";
import { coversAll, type Field, type Fields, projectiveFields, receptiveFields, wiringOf } from "./unitFields";

interface Unit {
  node: string;
  place: number[];
  receptive: Record<string, Field>;
  projective: Record<string, Field>;
}

/** Written by `python -m tests.models.analysis.field_table` from the reckoning that disturbed networks have confirmed. */
const TABLE: Record<string, { edges: Graph["edges"]; nodes: Analysis["nodes"]; units: Unit[] }> = JSON.parse(
  readFileSync("src/core/unitFields.gen.json", "utf8"),
);

/** As JSON says it; the order of boxes means nothing. */
function plain(fields: Fields): unknown {
  const sorted = [...fields].map(([node, { boxes, reach }]) => [node, { boxes: [...boxes].sort(byText), reach }]);
  return JSON.parse(JSON.stringify(Object.fromEntries(sorted)));
}

const byText = (one: unknown, other: unknown) => JSON.stringify(one).localeCompare(JSON.stringify(other));

describe("fields of units are those that Python reckons", () => {
  it.each(Object.keys(TABLE))("%s", (name) => {
    const { edges, nodes, units } = TABLE[name] as (typeof TABLE)[string];
    const wiring = wiringOf(edges, nodes);
    for (const { node, place, receptive, projective } of units) {
      expect(plain(receptiveFields(wiring, node, place))).toEqual(plain(new Map(Object.entries(receptive))));
      expect(plain(projectiveFields(wiring, node, place))).toEqual(plain(new Map(Object.entries(projective))));
    }
  });
});

const window = (kernel: number, padding: number): AxisWindow => ({
  first: [-padding],
  last: [kernel - 1 - padding],
  step: 1,
  spacing: 1,
});

/** Convolutions of 3×3 with padding 1, one after the other. */
function stack(count: number, side: number) {
  const names = ["input", ...Array.from({ length: count }, (_, index) => `conv${index}`)];
  const three = [window(3, 1), window(3, 1)];
  const nodes = Object.fromEntries(
    names.map((name, index) => [name, { shape: [1, side, side], links: index === 0 ? [] : [three] }]),
  ) as unknown as Analysis["nodes"];
  const edges = Object.fromEntries(
    names.slice(1).map((target, index) => [target, { source: names[index] ?? "", target, port: "in" }]),
  );
  return { edges, nodes, end: names.at(-1) ?? "" };
}

describe("a unit's field", () => {
  it.each([1, 2, 15])("of %i layers of 3×3 is 2N + 1 wide", (count) => {
    const { edges, nodes, end } = stack(count, 61);
    expect(receptiveFields(wiringOf(edges, nodes), end, [30, 30]).get("input")?.reach).toEqual([
      [30 - count, 30 + count],
      [30 - count, 30 + count],
    ]);
  });

  it("reaches into the padding in a corner, where nothing is seen", () => {
    const { edges, nodes, end } = stack(2, 9);
    const field = receptiveFields(wiringOf(edges, nodes), end, [0, 8]).get("input");
    expect(field).toEqual({
      boxes: [[[[0, 2]], [[6, 8]]]],
      reach: [
        [-2, 2],
        [6, 10],
      ],
    });
  });

  it("is everything where the map is small", () => {
    const { edges, nodes, end } = stack(3, 4);
    const fields = receptiveFields(wiringOf(edges, nodes), end, [1, 1]);
    expect([...fields].map(([, field]) => coversAll(field, [1, 4, 4]))).toEqual([false, false, true, true]);
  });

  it("is empty for a place that is not there", () => {
    const { edges, nodes, end } = stack(1, 4);
    expect(receptiveFields(wiringOf(edges, nodes), end, [4, 0]).size).toBe(0);
    expect(projectiveFields(wiringOf(edges, nodes), "gone", [0]).size).toBe(0);
  });

  it("takes the first of two edges into one port, and leaves out what has no shape", () => {
    const { nodes } = stack(1, 5);
    const edges = {
      one: { source: "input", target: "conv0", port: "in" },
      two: { source: "conv0", target: "conv0", port: "in" },
    };
    expect(receptiveFields(wiringOf(edges, nodes), "conv0", [2, 2]).size).toBe(2);
    const unknown = { ...nodes, conv0: { ...nodes.conv0, shape: null } } as Analysis["nodes"];
    expect(projectiveFields(wiringOf(edges, unknown), "input", [2, 2]).size).toBe(1);
  });
});
