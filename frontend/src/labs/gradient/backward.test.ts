import { describe, expect, it } from "vitest";
import { COURSE_INPUT, COURSE_KERNEL } from "../convolution/lab";
import type { Matrix } from "../fields";
import { descended, forward, kernelGradient, squareLoss, usesOf, weightedSum } from "./backward";

const target = [
  [10, 10, 10],
  [10, 10, 10],
  [10, 10, 10],
];

/** Central differences: exact for a quadratic loss, up to rounding. */
function numerically(loss: (kernel: Matrix) => number): number[][] {
  const step = 1e-3;
  return COURSE_KERNEL.map((line, a) =>
    line.map((_, b) => {
      const nudged = (by: number) =>
        loss(COURSE_KERNEL.map((row, y) => row.map((w, x) => (y === a && x === b ? w + by : w))));
      return (nudged(step) - nudged(-step)) / (2 * step);
    }),
  );
}

describe("the gradient of shared weights (A11)", () => {
  it.each([
    ["half the squares", (kernel: Matrix) => squareLoss(forward(COURSE_INPUT, kernel), target)],
    [
      "a weighted sum",
      (kernel: Matrix) =>
        weightedSum(forward(COURSE_INPUT, kernel), [
          [1, -2, 0],
          [0, 3, 1],
          [2, 0, 1],
        ]),
    ],
  ])("is what %s changes by when one weight is nudged", (_, lossOf) => {
    const gradient = kernelGradient(COURSE_INPUT, lossOf(COURSE_KERNEL).delta, COURSE_KERNEL);
    const expected = numerically((kernel) => lossOf(kernel).loss);
    for (const [a, line] of gradient.entries()) {
      for (const [b, value] of line.entries()) expect(value).toBeCloseTo(expected[a]?.[b] ?? 0, 6);
    }
  });

  it("is the sum of one term a place, nine here", () => {
    const { delta } = squareLoss(forward(COURSE_INPUT, COURSE_KERNEL), target);
    expect(delta).toEqual([
      [2, 2, 7],
      [0, 7, 9],
      [-1, -4, 4],
    ]);
    const uses = usesOf(COURSE_INPUT, delta, 0, 0);
    expect(uses.map(({ product }) => product)).toEqual([6, 6, 14, 0, 0, 9, -3, -4, 8]);
    // As torch's autograd gives it.
    expect(kernelGradient(COURSE_INPUT, delta, COURSE_KERNEL)).toEqual([
      [36, 50, 38],
      [30, 63, 56],
      [20, 38, 65],
    ]);
    expect(kernelGradient(COURSE_INPUT, delta, COURSE_KERNEL, 3)[0]?.[0]).toBe(26);
  });

  it("leads downhill", () => {
    const before = squareLoss(forward(COURSE_INPUT, COURSE_KERNEL), target);
    const kernel = descended(COURSE_KERNEL, kernelGradient(COURSE_INPUT, before.delta, COURSE_KERNEL), 0.005);
    expect(squareLoss(forward(COURSE_INPUT, kernel), target).loss).toBeLessThan(before.loss);
  });
});
