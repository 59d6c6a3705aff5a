import { describe, expect, it } from "vitest";
import { depthwise, grouped, nearestGroups, pointwise, possibleGroups, separable, share, standard } from "./cost";

const MOBILENET = { inputs: 512, outputs: 512, kernel: 3, side: 14, groups: 1 };

describe("the cost of a convolution (C1)", () => {
  it("is that of MobileNet's middle layers", () => {
    expect(standard(MOBILENET).weights).toBe(2_359_296);
    expect(depthwise(MOBILENET).weights).toBe(4608);
    expect(pointwise(MOBILENET).weights).toBe(262_144);
    expect(separable(MOBILENET)).toEqual({ weights: 266_752, macs: 52_283_392 });
    expect(standard(MOBILENET).macs / separable(MOBILENET).macs).toBeCloseTo(8.84, 2);
  });

  it("falls to 1/Cout + 1/k² by separating", () => {
    for (const outputs of [1, 3, 64]) {
      for (const kernel of [1, 3, 5]) {
        const sizes = { ...MOBILENET, inputs: 24, outputs, kernel };
        expect(separable(sizes).weights / standard(sizes).weights).toBeCloseTo(share(sizes), 12);
      }
    }
  });

  it("is divided by the number of groups; as many as channels is depthwise", () => {
    expect(grouped({ ...MOBILENET, groups: 4 }).weights).toBe(2_359_296 / 4);
    expect(grouped({ ...MOBILENET, groups: 512 })).toEqual(depthwise(MOBILENET));
  });
});

it("knows which groups are possible", () => {
  expect(possibleGroups(12, 18)).toEqual([1, 2, 3, 6]);
  expect(nearestGroups(12, 18, 5)).toBe(6);
  expect(nearestGroups(7, 13, 5)).toBe(1);
});
