import { describe, expect, it } from "vitest";
import { powerOfTen, shareOf, ticksOf, valueAtShare } from "./ticks";

describe("an axis", () => {
  it("is marked at round numbers within its ends", () => {
    expect(ticksOf({ from: -5, to: 5 }, 5)).toEqual([-4, -2, 0, 2, 4]);
    expect(ticksOf({ from: 0, to: 1 }, 5)).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
    expect(ticksOf({ from: 0, to: 150 }, 4)).toEqual([0, 50, 100, 150]);
    expect(ticksOf({ from: -0.05, to: 1.05 }, 3)).toEqual([0, 0.5, 1]);
  });

  it("of factors is marked at powers of ten", () => {
    expect(ticksOf({ from: 1e-4, to: 1, log: true }, 5).map(powerOfTen)).toEqual(["10⁻⁴", "10⁻³", "10⁻²", "10⁻¹", "1"]);
    expect(ticksOf({ from: 1, to: 1e12, log: true }, 4).map(powerOfTen)).toEqual(["1", "10³", "10⁶", "10⁹", "10¹²"]);
  });

  it("finds places and values by each other", () => {
    for (const axis of [
      { from: -3, to: 7 },
      { from: 0.001, to: 100, log: true },
    ]) {
      for (const share of [0, 0.25, 0.9, 1]) expect(shareOf(valueAtShare(share, axis), axis)).toBeCloseTo(share, 12);
    }
  });
});
