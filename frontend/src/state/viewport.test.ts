import { describe, expect, it } from "vitest";
import { smallView } from "./viewport";

const phone = { width: 390, height: 600 };

describe("the camera of a small canvas", () => {
  it("shows a small network whole and in the middle", () => {
    const { x, y, zoom } = smallView({ x: 100, y: 0, width: 370, height: 200 }, phone);
    expect(zoom).toBe(1);
    expect(x + 100).toBe(10);
    expect(y).toBe(200);
  });

  it("shows the beginning of a large one, at a size that can be read", () => {
    const { x, y, zoom } = smallView({ x: -50, y: 20, width: 2000, height: 3000 }, phone);
    expect(zoom).toBeGreaterThanOrEqual(0.5);
    expect(-50 * zoom + x).toBeCloseTo(10);
    expect(20 * zoom + y).toBeCloseTo(10);
  });
});
