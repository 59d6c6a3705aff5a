import { describe, expect, it } from "vitest";
import { colourTable } from "../../core/colours";
import type { FrameItem } from "../../wire/frames";
import { greyOf, likeness, paintHeat, reachOf, valuesOf } from "./heat";

function item(tiles: number, height: number, width: number, data: number[]): FrameItem {
  const size = height * width;
  const limits = (of: (...values: number[]) => number) =>
    Float32Array.from({ length: tiles }, (_, tile) => of(...data.slice(tile * size, (tile + 1) * size)));
  return {
    node: "input",
    kind: "attribution",
    isColour: false,
    channels: [0],
    tiles,
    total: tiles,
    height,
    width,
    lo: limits(Math.min),
    hi: limits(Math.max),
    data: Float32Array.from(data),
  };
}

describe("the heat of an attribution", () => {
  it("is strongest for all but the largest few", () => {
    const values = Float32Array.from({ length: 1001 }, (_, index) => (index === 7 ? 1000 : -index / 1000));
    expect(reachOf(values)).toBeCloseTo(0.99, 2);
    expect(reachOf(new Float32Array(9))).toBe(0);
    expect(reachOf(Float32Array.from({ length: 900 }, (_, index) => (index === 0 ? 3 : 0)))).toBe(3);
    expect(reachOf(Float32Array.of(Number.NaN, 2))).toBe(2);
  });

  it("shows a value in its colour, and the faint input where there is none", () => {
    const heat = { values: Float32Array.of(0, 2, -2, 9), reach: 2, isSigned: true };
    const table = colourTable("signed", "dark");
    const [zero, high, low, beyond] = paintHeat(heat, Float32Array.of(0, 1, 1, 1), "dark");
    expect((zero ?? 0) & 255).toBeLessThan(17);
    expect([high, low, beyond]).toEqual([table[255], table[0], table[255]]);
  });

  it("paints a map of zeros and of values that are none as the input alone", () => {
    const none = { values: Float32Array.of(0, Number.NaN), reach: 0, isSigned: false };
    const [a, b] = paintHeat(none, Float32Array.of(1, 1), "light");
    expect([a, b]).toEqual([0xffffffff, 0xffffffff]);
  });

  it("lies over ink on paper, or over the brightness of colours", () => {
    const ink = item(1, 1, 2, [-0.5, 0.5]);
    expect([...greyOf(ink, "light")]).toEqual([1, 0]);
    expect([...greyOf(ink, "dark")]).toEqual([0, 1]);
    const [first, second] = greyOf(item(3, 1, 2, [1, 0, 1, 0, 1, 0]), "light");
    expect([first, second]).toEqual([expect.closeTo(1), 0]);
  });

  it("has the values that came", () => {
    expect([...valuesOf(item(1, 2, 2, [1, -2, 3, 4]))]).toEqual([1, -2, 3, 4]);
  });
});

describe("the likeness of two maps", () => {
  it("is that of their orders, not of their sizes or signs", () => {
    const map = Float32Array.of(0.1, -5, 2, 0.4);
    expect(
      likeness(
        map,
        map.map((value) => value ** 3),
      ),
    ).toBeCloseTo(1);
    expect(likeness(Float32Array.of(1, 2, 3, 4), Float32Array.of(4, 3, 2, 1))).toBeCloseTo(-1);
  });

  it("is Spearman's, equal values at their mean rank", () => {
    expect(likeness(Float32Array.of(1, 2, 2, 4), Float32Array.of(1, 3, 2, 4))).toBeCloseTo(0.9487, 4);
  });

  it("leaves out what is zero in both: a black background is alike whatever the network has learned", () => {
    const [one, other] = [
      [1, 2, 3, 4],
      [4, 3, 2, 1],
    ] as const;
    const black = new Array<number>(60).fill(0);
    expect(likeness(Float32Array.of(...black, ...one), Float32Array.of(...black, ...other))).toBeCloseTo(-1);
    const residue = black.map(() => 1e-6);
    expect(likeness(Float32Array.of(...residue, ...one), Float32Array.of(...residue, ...other))).toBeCloseTo(-1);
    // A zero beside something else counts: one map finds nothing where the other does.
    expect(likeness(Float32Array.of(0, 1, 2), Float32Array.of(2, 1, 0))).toBeCloseTo(-1);
  });

  it("is unknown of a flat map", () => {
    expect(likeness(new Float32Array(4), Float32Array.of(1, 2, 3, 4))).toBeNull();
  });
});
