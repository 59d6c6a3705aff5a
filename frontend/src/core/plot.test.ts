import { describe, expect, it } from "vitest";
import { marksOf, pathOf, placeOf, spanOf } from "./plot";

describe("a plot", () => {
  it("spans all curves, with zero and one, but not what is steep", () => {
    const relu = spanOf([
      [0, 0, 3],
      [0, 0, 1],
    ]);
    expect(relu.lo).toBeLessThan(0);
    expect(relu.hi).toBeGreaterThan(3);
    expect(spanOf([[0.2, 0.4]]).hi).toBeGreaterThan(1);
    const steep = spanOf([[-900, null, 900]]);
    expect([steep.lo, steep.hi]).toEqual([-5.8, 5.8]);
  });

  it("marks whole numbers, few of them", () => {
    expect(marksOf({ lo: -1.2, hi: 1.2 })).toEqual([-1, 0, 1]);
    expect(marksOf({ lo: -5, hi: 5 })).toEqual([-5, 0, 5]);
    expect(marksOf({ lo: -0.4, hi: 5.4 })).toEqual([0, 5]);
  });

  it("draws from left to right and from the top, with gaps where nothing is finite", () => {
    const span = { lo: 0, hi: 1 };
    expect(pathOf([0, 1, 2], [0, 1, 0.5], span, 100, 50)).toBe("M0 50L50 0L100 25");
    expect(pathOf([0, 1, 2, 3], [0, null, 1, 1], span, 90, 10)).toBe("M0 10M60 0L90 0");
    expect(placeOf(0, -5, 5, 100)).toBe(50);
  });
});
