import { expect, it } from "vitest";
import { placeLabel } from "./changeMarks";

it("a label stands right of its line, left where the chart ends, and nowhere on top of another", () => {
  expect(placeLabel(100, 40, 4, [0, 300])).toBe(104);
  expect(placeLabel(280, 40, 4, [0, 300])).toBe(236);
  expect(placeLabel(100, 40, 4, [120, 300])).toBeNull();
  expect(placeLabel(280, 40, 4, [250, 300])).toBeNull();
});
