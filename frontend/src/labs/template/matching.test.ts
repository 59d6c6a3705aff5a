import { describe, expect, it } from "vitest";
import { DETECTOR, responses, rightOnes, SPECIMENS, stroke, strongest, verdict } from "./matching";

describe("the 2×2 diagonal detector (A9)", () => {
  it("has the maximum 2 on \\ and 1 on /, wherever the stroke lies", () => {
    for (const { truth, picture } of SPECIMENS)
      expect(strongest(picture, DETECTOR)).toBe(truth === "backslash" ? 2 : 1);
  });

  it("answers at the place of the stroke", () => {
    const map = responses(stroke("backslash", 2, 3, 2), DETECTOR);
    expect(map[2]?.[3]).toBe(2);
    expect(map.flat().filter((value) => value === 2)).toHaveLength(1);
  });

  it("is a classifier with a threshold between 1 and 2, and guesses with any other", () => {
    expect(rightOnes(DETECTOR, 1.5)).toBe(8);
    expect(rightOnes(DETECTOR, 2)).toBe(8);
    expect(rightOnes(DETECTOR, 1)).toBe(4);
    expect(rightOnes(DETECTOR, 2.5)).toBe(4);
    expect(verdict(stroke("slash", 0, 5, 6), DETECTOR, 1.5)).toBe("slash");
  });

  it("is fooled by a black area, until it also says where nothing may be", () => {
    const full = DETECTOR.map(() => [1, 1]);
    expect(strongest(full, DETECTOR)).toBe(2);
    const strict = [
      [1, -1],
      [-1, 1],
    ];
    expect(strongest(full, strict)).toBe(0);
    expect(rightOnes(strict, 1.5)).toBe(8);
  });

  it("is not turned: the other diagonal's detector tells the other stroke", () => {
    const other = [
      [0, 1],
      [1, 0],
    ];
    expect(strongest(stroke("slash", 0, 5, 6), other)).toBe(2);
    expect(strongest(stroke("backslash", 0, 0, 6), other)).toBe(1);
  });
});
