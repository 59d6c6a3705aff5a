import { expect, it } from "vitest";
import { areaUnder, lineThrough, placeOn } from "./scheduleCurve";

const SIZE = { width: 100, height: 52 };

it("a line goes from the first step to the last, the highest rate at the top", () => {
  const curve = [
    [0, 0],
    [5, 0.2],
    [10, 0.1],
  ] as const;
  expect(lineThrough(curve, SIZE)).toBe("M0 52L50 2L100 27");
  expect(areaUnder(curve, SIZE)).toBe("M0 52L50 2L100 27V52H0Z");
});

it("one step is a line across", () => {
  expect(lineThrough([[0, 0.1]], SIZE)).toBe("M0 2H100");
});

it("a training is somewhere between two points, and nowhere beyond the end", () => {
  const curve = [
    [0, 0.2],
    [10, 0],
  ] as const;
  expect(placeOn(curve, 5, SIZE)).toEqual({ x: 50, y: 27 });
  expect(placeOn(curve, 0, SIZE)).toEqual({ x: 0, y: 2 });
  expect(placeOn(curve, 11, SIZE)).toBeNull();
});
