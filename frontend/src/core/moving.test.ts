import { describe, expect, it } from "vitest";
import { coverOf, coverShifted, isStill, movedInput, STILL, shifted, stillInput } from "./moving";

const DIGIT = { height: 28, width: 28 };
const GIVEN = { dataset: "mnist", split: "test", index: 3 } as const;

describe("moving a picture", () => {
  it("says nothing of a move where there is none", () => {
    expect(movedInput(GIVEN, STILL)).toBe(GIVEN);
    const moved = movedInput(GIVEN, { ...STILL, turn: 15 });
    expect(moved).toEqual({ ...GIVEN, moved: { down: 0, right: 0, turn: 15, cover: null } });
    expect(stillInput(moved)).toEqual(GIVEN);
  });

  it("follows the pointer by whole pixels, and no further than out of sight", () => {
    expect(shifted(STILL, 2.4, -3.6, DIGIT)).toEqual({ ...STILL, down: 2, right: -4 });
    expect(shifted({ ...STILL, down: 20 }, 20, 0, DIGIT).down).toBe(28);
    const back = shifted(shifted(STILL, 3, 0, DIGIT), -3, -0.2, DIGIT);
    expect(isStill(back)).toBe(true);
    expect(Object.is(back.right, 0)).toBe(true);
  });

  it("keeps what covers in the picture", () => {
    const cover = coverOf(10, DIGIT, null);
    expect(cover).toEqual({ top: 9, left: 9, side: 10 });
    expect(coverShifted(cover, -20, 100, DIGIT)).toEqual({ top: 0, left: 18, side: 10 });
    expect(coverOf(28, DIGIT, { top: 0, left: 18, side: 10 })).toEqual({ top: 0, left: 0, side: 28 });
    expect(coverOf(40, DIGIT, null)).toEqual({ top: 0, left: 0, side: 40 });
  });
});
