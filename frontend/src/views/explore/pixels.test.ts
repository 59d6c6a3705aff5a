import { describe, expect, it } from "vitest";
import type { Graph } from "../../wire/types";
import { countValues, normalisationOf, normalise, outline, planes, regionAround, valueAt } from "./pixels";

// Two rows of three pixels: red counts up by 10, green down, blue is 7.
const RGBA = Uint8ClampedArray.from([0, 1, 2, 3, 4, 5].flatMap((place) => [place * 10, 100 - place, 7, 255]));
const IMAGE = planes(RGBA, 3, 2, 3);

describe("the values of an image", () => {
  it("are those of each channel, row by row", () => {
    expect(valueAt(IMAGE, 0, 1, 2)).toBe(50);
    expect(valueAt(IMAGE, 1, 0, 1)).toBe(99);
    expect(valueAt(IMAGE, 2, 1, 0)).toBe(7);
    expect([...planes(RGBA, 1, 2, 3).values]).toEqual([0, 10, 20, 30, 40, 50]);
  });

  it("are counted", () => {
    expect(countValues(IMAGE, 2)[7]).toBe(6);
    expect(countValues(IMAGE, 0).reduce((sum, count) => sum + count)).toBe(6);
  });

  it("are normalised as the network's input does it", () => {
    const input = { type: "input", params: { shape: [3, 2, 3], mean: [0.5, 0.25, 0], std: [0.5, 1, 2] } };
    const graph = { nodes: { input } } as unknown as Graph;
    const normalisation = normalisationOf(graph);
    if (normalisation === null) throw new Error("expected a normalisation");
    expect(normalise(255, normalisation, 0)).toBe(1);
    expect(normalise(51, normalisation, 1)).toBeCloseTo(-0.05);
    expect(normalise(255, normalisation, 2)).toBe(0.5);
  });

  it("are normalised alike in every channel by one number", () => {
    const graph = { nodes: { i: { type: "input", params: { mean: [0.5], std: 0.25 } } } } as unknown as Graph;
    const normalisation = normalisationOf(graph);
    if (normalisation === null) throw new Error("expected a normalisation");
    expect(normalise(0, normalisation, 2)).toBe(-2);
    expect(normalisationOf({ nodes: {} } as unknown as Graph)).toBeNull();
  });
});

describe("the region that is shown as numbers", () => {
  const image = { channels: 1, height: 28, width: 20, values: new Uint8ClampedArray(560) };
  it.each([
    [14, 10, 8, { row: 10, column: 6, side: 8 }],
    [0, 0, 8, { row: 0, column: 0, side: 8 }],
    [27, 19, 8, { row: 20, column: 12, side: 8 }],
    [14, 10, 28, { row: 0, column: 0, side: 28 }],
  ])("around %i, %i stays inside", (row, column, side, region) => {
    expect(regionAround(row, column, side, image)).toEqual(region);
  });
});

describe("a histogram", () => {
  it("is drawn from 0 to the largest count", () => {
    expect(outline([0, 9])).toBe("M0 1V1.0000H1V0.0000H2V1Z");
  });
});
