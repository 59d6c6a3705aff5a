import { describe, expect, it } from "vitest";
import { axisOf, sorted } from "./parallel";

describe("an axis", () => {
  it("of numbers runs from the least to the greatest", () => {
    const axis = axisOf([0.9, 0.98, 0.94]);
    expect([0.9, 0.94, 0.98].map(axis.place)).toEqual([0, expect.closeTo(0.5), 1]);
    expect(axis.ticks.map(({ value }) => value)).toEqual([0.9, 0.94, 0.98]);
    expect(axis.place(undefined)).toBeNull();
  });

  it("of powers has equal distances for equal factors", () => {
    const axis = axisOf([0.001, 0.1, 0.01]);
    expect(axis.place(0.01)).toBeCloseTo(0.5);
  });

  it("of choices has one place for each; one alone stands in the middle", () => {
    const axis = axisOf(["sgd", "adam", "sgd", "rmsprop"]);
    expect(["sgd", "adam", "rmsprop"].map(axis.place)).toEqual([0, 0.5, 1]);
    expect(axisOf([true]).place(true)).toBe(0.5);
    const limits = axisOf([null, 3, undefined]);
    expect(limits.ticks.map(({ value }) => value)).toEqual([null, 3]);
    expect(limits.place(undefined)).toBeNull();
  });
});

it("rows without a value come last, whichever way", () => {
  const rows = [{ v: 2 }, { v: null }, { v: 10 }, { v: 1 }];
  expect(sorted(rows, ({ v }) => v, false).map(({ v }) => v)).toEqual([1, 2, 10, null]);
  expect(sorted(rows, ({ v }) => v, true).map(({ v }) => v)).toEqual([10, 2, 1, null]);
});
