import { describe, expect, it } from "vitest";
import { correlation, negated, placesOf, planesOf, sizeOf, stepOf, swapped, withValue } from "./kernels";

const SOBEL = [
  [-1, 0, 1],
  [-2, 0, 2],
  [-1, 0, 1],
];

describe("kernels", () => {
  it("are swapped for a classical one of the same strength and sign", () => {
    const learned = [
      [0.3, 0.1, -0.2],
      [0.5, 0, -0.4],
      [0.2, 0, -0.3],
    ];
    const kernel = swapped([learned], SOBEL);
    expect(sizeOf(kernel)).toBeCloseTo(sizeOf(learned), 5);
    expect(correlation(kernel, SOBEL)).toBeCloseTo(-1, 5);
    expect(correlation(learned, kernel)).toBeGreaterThan(0.9);
    expect(swapped([[[0, 0]]], [[3, 4]])).toEqual([[0.6, 0.8]]);
    expect(swapped([[[6, 0]], [[-1, 0]], [[0, 0]], [[0, Math.sqrt(12)]]], [[-1, 0]])).toEqual([[3.5, 0]]);
  });

  it("are like themselves, and unlike when turned over", () => {
    expect(correlation(SOBEL, SOBEL)).toBeCloseTo(1);
    expect(correlation(SOBEL, negated(SOBEL))).toBeCloseTo(-1);
    expect(correlation(SOBEL, [[0, 0, 0]])).toBe(0);
  });

  it("of colours are three planes of one filter", () => {
    const planes = planesOf({ values: [[[1, null]], [[2, 3]], [[4, 5]]] });
    expect(planes).toEqual([[[1, 0]], [[2, 3]], [[4, 5]]]);
    expect(placesOf({ index: [7] }, planes.length)).toEqual([
      [7, 0],
      [7, 1],
      [7, 2],
    ]);
    expect(placesOf({ index: [7, 4] }, 1)).toEqual([[7, 4]]);
  });

  it("change by round steps", () => {
    expect(stepOf(SOBEL)).toBeCloseTo(0.1);
    expect(stepOf([[0.08]])).toBeCloseTo(0.01);
    expect(stepOf([[0]])).toBeCloseTo(0.1);
    expect(withValue(SOBEL, 1, 2, 9)[1]).toEqual([-2, 0, 9]);
  });
});
