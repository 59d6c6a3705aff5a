import { expect, test } from "vitest";
import { line, mapsStrip, sheet } from "./strip";

test("a few maps stand in a line, in their proportions", () => {
  expect(mapsStrip([16, 10, 5])).toMatchObject({ kind: "maps", shown: 6, columns: 6, tile: { width: 15, height: 30 } });
  expect(mapsStrip([1, 28, 28])).toMatchObject({ shown: 1, width: 30, height: 30 });
});

test("features are cells in a few lines", () => {
  expect(mapsStrip([84])).toMatchObject({ kind: "vector", shown: 84, columns: 32, height: 18 });
  expect(mapsStrip([4096])).toMatchObject({ shown: 160, height: 30 });
});

test("a long picture keeps a third of the side across", () => {
  expect(line(1, 1, 90).tile).toEqual({ width: 30, height: 10 });
});

test("a sheet has its gaps between, not around", () => {
  expect(sheet(10, 8, 40, 4)).toMatchObject({ width: 8 * 40 + 7 * 4, height: 2 * 40 + 4 });
});
