import { describe, expect, it } from "vitest";
import { outputSide, type Pooling, pool, poolGradient, shifted, unchanged, windows } from "./pool";

const MAX: Pooling = { kind: "max", size: 2, stride: 2, weights: [] };
const AVERAGE: Pooling = { ...MAX, kind: "average" };
/** Course, B5. */
const COURSE = [
  [1, 1, 2, 4],
  [5, 6, 7, 8],
  [3, 2, 1, 0],
  [1, 2, 3, 4],
];

/** ∂(Σ outer·y)/∂x by moving each number a little. */
function byDifferences(map: number[][], pooling: Pooling, outer: number[][]): number[][] {
  const loss = (numbers: number[][]) =>
    pool(numbers, pooling)
      .flatMap((line, row) => line.map((value, column) => value * (outer[row]?.[column] ?? 0)))
      .reduce((sum, value) => sum + value, 0);
  const step = 1e-5;
  const moved = (row: number, column: number, by: number) =>
    map.map((line, r) => line.map((value, c) => (r === row && c === column ? value + by : value)));
  return map.map((line, r) => line.map((_, c) => (loss(moved(r, c, step)) - loss(moved(r, c, -step))) / (2 * step)));
}

describe("pooling", () => {
  it("makes 6 8 / 3 4 of the course's 4×4 (B5)", () => {
    expect(pool(COURSE, MAX)).toEqual([
      [6, 8],
      [3, 4],
    ]);
    expect(pool(COURSE, AVERAGE)).toEqual([
      [3.25, 5.25],
      [2, 2],
    ]);
  });

  it("passes the gradient only to the 8 of 6 8 / 3 5 (B7)", () => {
    const window = [
      [6, 8],
      [3, 5],
    ];
    expect(poolGradient(window, MAX, [[1]])).toEqual([
      [0, 1],
      [0, 0],
    ]);
    expect(poolGradient(window, AVERAGE, [[1]])).toEqual([
      [0.25, 0.25],
      [0.25, 0.25],
    ]);
  });

  it("fits as many windows as lie wholly inside: AlexNet's 55 maps to 27 by 3×3 at stride 2 (B8)", () => {
    expect(outputSide(55, { size: 3, stride: 2 })).toBe(27);
    expect(outputSide(5, { size: 2, stride: 2 })).toBe(2);
    expect(outputSide(2, { size: 3, stride: 1 })).toBe(0);
    expect(pool(COURSE, { ...MAX, size: 5 })).toEqual([]);
  });

  it("adds the gradients of overlapping windows that chose the same number", () => {
    const overlapping = { ...MAX, size: 3, stride: 1 };
    expect(pool(COURSE, overlapping)).toEqual([
      [7, 8],
      [7, 8],
    ]);
    const gradient = poolGradient(COURSE, overlapping, [
      [1, 1],
      [1, 1],
    ]);
    expect(gradient[1]).toEqual([0, 0, 2, 2]);
  });

  it("agrees with differences for every kind", () => {
    const map = [
      [0.3, -1.2, 2.5, 0.1, 0.7],
      [1.1, 0.4, -0.6, 3.2, -2.2],
      [-0.9, 1.7, 0.2, 0.8, 1.3],
      [2.1, -0.3, 1.9, -1.4, 0.6],
      [0.5, 0.9, -0.8, 1.2, 2.8],
    ];
    const outer = [
      [1, -2],
      [0.5, 3],
    ];
    const weights = [
      [1, 2, 1],
      [2, 4, 2],
      [1, 2, 1],
    ];
    for (const kind of ["max", "average", "weighted"] as const) {
      const pooling: Pooling = { kind, size: 3, stride: 2, weights };
      const expected = byDifferences(map, pooling, outer);
      poolGradient(map, pooling, outer).forEach((line, row) => {
        line.forEach((value, column) => {
          expect(value).toBeCloseTo(expected[row]?.[column] ?? Number.NaN, 6);
        });
      });
    }
  });

  it("of equal numbers takes the first, and weights of any sum as shares", () => {
    const flat = [
      [2, 2],
      [2, 2],
    ];
    expect(windows(flat, MAX)[0]?.[0]?.shares).toEqual([
      [1, 0],
      [0, 0],
    ]);
    const weighted: Pooling = {
      kind: "weighted",
      size: 2,
      stride: 2,
      weights: [
        [3, 1],
        [0, 0],
      ],
    };
    expect(
      pool(
        [
          [4, 8],
          [1, 1],
        ],
        weighted,
      ),
    ).toEqual([[5]]);
  });

  it("forgets a small shift: a bright pixel inside its window may move (B6)", () => {
    const dot = [
      [9, 0, 0, 0],
      [0, 0, 0, 0],
      [0, 0, 0, 0],
      [0, 0, 0, 0],
    ];
    const moved = shifted(dot, 1, 1);
    expect(unchanged(dot, moved)).toEqual({ same: 14, of: 16 });
    expect(unchanged(pool(dot, MAX), pool(moved, MAX))).toEqual({ same: 4, of: 4 });
    expect(unchanged(pool(dot, MAX), pool(shifted(dot, 0, 2), MAX))).toEqual({ same: 2, of: 4 });
  });
});
