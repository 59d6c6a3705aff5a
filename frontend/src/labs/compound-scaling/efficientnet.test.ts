import { describe, expect, it } from "vitest";
import { factorsOf, PAPER } from "../../core/compound";
import { roundedChannels, scaledNetwork } from "./efficientnet";

/** Width, depth, side, parameters and 10⁹ multiply-adds of the published networks, as torchvision 0.29 states
 * them (its B2 takes 288 pixels, the paper's 260). */
const PUBLISHED = [
  [1, 1, 224, 5288548, 0.386],
  [1, 1.1, 240, 7794184, 0.687],
  [1.1, 1.2, 288, 9109994, 1.088],
  [1.2, 1.4, 300, 12233232, 1.827],
  [1.4, 1.8, 380, 19341616, 4.394],
  [1.6, 2.2, 456, 30389784, 10.266],
  [1.8, 2.6, 528, 43040704, 19.068],
  [2, 3.1, 600, 66347960, 37.746],
] as const;

describe("a scaled EfficientNet", () => {
  it.each(PUBLISHED)("of width %d, depth %d and side %d has torchvision's parameters and multiply-adds", (...row) => {
    const [width, depth, side, parameters, billions] = row;
    const found = scaledNetwork({ width, depth, resolution: side / 224 });
    expect(found.side).toBe(side);
    expect(found.parameters).toBe(parameters);
    expect(found.macs / 1e9).toBeCloseTo(billions, 2);
  });

  it("costs about as much as the formula says: 2^φ times", () => {
    const base = scaledNetwork({ depth: 1, width: 1, resolution: 1 }).macs;
    for (const phi of [1, 2, 3, 4, 5, 6, 7]) {
      const factors = factorsOf({ ...PAPER, phi });
      // Numbers of blocks and maps are rounded up: the formula is missed by a third at most.
      expect(scaledNetwork(factors).macs / base / factors.cost).toBeGreaterThan(0.85);
      expect(scaledNetwork(factors).macs / base / factors.cost).toBeLessThan(1.4);
    }
  });

  it("rounds maps to multiples of 8, never 10 % down", () => {
    expect(roundedChannels(32, 1.1)).toBe(32);
    expect(roundedChannels(16, 1.2)).toBe(24);
    expect(roundedChannels(320, 2)).toBe(640);
  });

  it("of four times the depth, twice the width or twice the side costs what the paper says (table 7)", () => {
    const macs = (scale: Partial<Parameters<typeof scaledNetwork>[0]>) =>
      scaledNetwork({ depth: 1, width: 1, resolution: 1, ...scale }).macs / 1e9;
    expect(macs({})).toBeCloseTo(0.4, 1);
    expect(macs({ depth: 4 })).toBeCloseTo(1.8, -0.3);
    expect(macs({ width: 2 })).toBeCloseTo(1.8, -0.3);
    expect(macs({ resolution: 2 })).toBeCloseTo(1.9, -0.3);
    expect(macs({ depth: 1.4, width: 1.2, resolution: 1.3 })).toBeCloseTo(1.8, -0.3);
  });
});
