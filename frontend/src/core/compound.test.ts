import { describe, expect, it } from "vitest";
import { factorsOf, keepsConstraint, PAPER } from "./compound";

describe("compound scaling", () => {
  it("multiplies depth, width and resolution by the paper's 1.2, 1.1 and 1.15", () => {
    const { depth, width, resolution, perStep } = factorsOf(PAPER);
    expect([depth, width, resolution]).toEqual([1.2, 1.1, 1.15]);
    expect(perStep).toBeCloseTo(1.92, 2);
  });

  it("changes nothing for φ = 0, and about doubles the cost with every step", () => {
    expect(factorsOf({ ...PAPER, phi: 0 })).toMatchObject({ depth: 1, width: 1, resolution: 1, cost: 1 });
    expect(factorsOf({ ...PAPER, phi: 3 }).cost).toBeCloseTo(1.92 ** 3, 1);
  });

  it("knows the paper's constraint", () => {
    expect(keepsConstraint(factorsOf(PAPER))).toBe(true);
    expect(keepsConstraint(factorsOf({ ...PAPER, gamma: 1.3 }))).toBe(false);
  });
});
