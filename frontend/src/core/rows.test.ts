import { expect, it } from "vitest";
import { mapsOf, resized, rowsOf, switched } from "./rows";

it("reads rows and nothing else", () => {
  expect(rowsOf([[1, 2], [3]])).toEqual([[1, 2], [3]]);
  expect(rowsOf([[1, "2"], 3])).toEqual([[1], []]);
  expect(rowsOf(undefined)).toEqual([]);
});

it("connects and separates, but leaves every filter something to see", () => {
  const table = [[0, 2], [1]];
  expect(switched(table, 0, 1)).toEqual([[0, 1, 2], [1]]);
  expect(switched(table, 0, 2)).toEqual([[0], [1]]);
  expect(switched(table, 1, 1)).toBe(table);
  expect(mapsOf(table)).toBe(3);
});

it("grows a window by ones, and cuts it", () => {
  expect(resized([[4, 2]], 2, 3)).toEqual([
    [4, 2, 1],
    [1, 1, 1],
  ]);
  expect(resized([[4, 2]], 1, 1)).toEqual([[4]]);
});
