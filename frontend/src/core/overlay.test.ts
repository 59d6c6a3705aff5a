import { expect, it } from "vitest";
import { ceiling, overlay } from "./overlay";

it("puts curves of different steps into the rows of one chart", () => {
  const found = overlay([
    { steps: [1, 2, 4], values: [0.5, null, 0.7] },
    { steps: [2, 3], values: [0.1, 0.2] },
    { steps: [], values: [] },
  ]);
  expect(found.steps).toEqual([1, 2, 3, 4]);
  expect(found.columns).toEqual([
    [0.5, null, null, 0.7],
    [null, 0.1, 0.2, null],
    [null, null, null, null],
  ]);
});

it("leaves room for a validation above training, but not for one that is out of all proportion", () => {
  expect(ceiling([2, null, 1], [2.5, 1.2])).toBe(2.5);
  expect(ceiling([2, 1], [1e9, 1.2])).toBe(3);
  expect(ceiling([], [4, null])).toBe(4);
  expect(ceiling([], [])).toBe(Number.NEGATIVE_INFINITY);
});
