import { expect, it } from "vitest";
import { pointsOf } from "./sparkline";

it("draws from the lower left to the upper right, past what was not measured", () => {
  expect(pointsOf([0, 5, 10], [0, null, 1], 10, 84, 22)).toBe("1.0,21.0 83.0,1.0");
});

it("draws a run at its own length beside a longer one, and none where nothing is", () => {
  expect(pointsOf([10], [0.5], 20, 102, 12)).toBe("51.0,6.0 51.0,6.0");
  expect(pointsOf([], [], 0, 84, 22)).toBe("");
  expect(pointsOf([0], [1], 0, 84, 22)).toBe("1.0,1.0 1.0,1.0");
});
