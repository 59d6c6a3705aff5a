import { expect, it } from "vitest";
import { logRange } from "./range";

it("lies around all sizes, at whole powers of ten", () => {
  expect(logRange([1, 0.03, -0.2])).toEqual({ from: 0.01, to: 1 });
  expect(logRange([1, 250, 0])).toEqual({ from: 0.1, to: 1000 });
  expect(logRange([1, 1e-4]).from).toBeCloseTo(1e-5, 12);
  expect(logRange([1]).to / logRange([1]).from).toBeCloseTo(100, 9);
});

it("ends where training's numbers end", () => {
  expect(logRange([1e-90, 1e200]).from).toBeCloseTo(1e-45, 50);
  expect(logRange([1e-90, 1e200]).to).toBe(1e38);
});
