import { describe, expect, it } from "vitest";
import { FIGURE, ROUND, UPRIGHT } from "./lab";
import { compare, moved, shifted, turned } from "./moving";

const STILL = { down: 0, right: 0, turns: 0 };

describe("a shift (A10)", () => {
  it("commutes with the convolution, and the maximum stays, while the figure is inside", () => {
    for (const down of [-1, 0, 1, 2]) {
      for (const right of [-1, 0, 2, 4]) {
        const { differing, maxima } = compare(FIGURE, UPRIGHT, { ...STILL, down, right });
        expect(differing).toBe(0);
        expect(maxima).toEqual([6, 6]);
      }
    }
  });

  it("does so at the border no longer: what is cut off is missing", () => {
    expect(compare(FIGURE, UPRIGHT, { ...STILL, right: 6 }).differing).toBeGreaterThan(0);
  });

  it("takes the map along", () => {
    const { map, mapOfMoved, movedMap } = compare(FIGURE, UPRIGHT, { ...STILL, down: 1, right: 3 });
    expect(mapOfMoved).toEqual(movedMap);
    expect(mapOfMoved).not.toEqual(map);
  });
});

describe("a turn", () => {
  it("does not commute with a kernel that has a direction, and the maximum changes", () => {
    const { differing, maxima } = compare(FIGURE, UPRIGHT, { ...STILL, turns: 1 });
    expect(differing).toBeGreaterThan(0);
    expect(maxima[1]).not.toBe(maxima[0]);
  });

  it("commutes with a kernel that is the same in every direction", () => {
    for (const turns of [1, 2, 3]) {
      const { differing, maxima } = compare(FIGURE, ROUND, { ...STILL, turns });
      expect(differing).toBe(0);
      expect(maxima[1]).toBe(maxima[0]);
    }
  });

  it("is numpy's rot90, and four of them are none", () => {
    expect(
      turned(
        [
          [1, 2],
          [3, 4],
        ],
        1,
      ),
    ).toEqual([
      [2, 4],
      [1, 3],
    ]);
    expect(turned(FIGURE, 4)).toEqual(FIGURE);
    expect(moved(FIGURE, STILL)).toEqual(FIGURE);
    expect(
      shifted(
        [
          [1, 2],
          [3, 4],
        ],
        1,
        -1,
      ),
    ).toEqual([
      [0, 0],
      [2, 0],
    ]);
  });
});
