import { describe, expect, it } from "vitest";
import { openingView, sightOf, viewportOf } from "./viewport";

const phone = { width: 390, height: 600 };

describe("the camera that a network opens with", () => {
  it("shows a small network whole and in the middle", () => {
    const { x, y, zoom } = openingView({ x: 100, y: 0, width: 370, height: 200 }, phone, 1);
    expect(zoom).toBe(1);
    expect(x + 100).toBe(10);
    expect(y).toBe(200);
  });

  it("shows the beginning of a large one, at a size that can be read", () => {
    const { x, y, zoom } = openingView({ x: -50, y: 20, width: 2000, height: 3000 }, phone, 1);
    expect(zoom).toBeGreaterThanOrEqual(0.45);
    expect(-50 * zoom + x).toBeCloseTo(10);
    expect(20 * zoom + y).toBeCloseTo(10);
  });

  it("keeps the answer of a network in sight that a phone can show whole", () => {
    const network = { x: 0, y: 0, width: 1000, height: 700 };
    const { x, zoom } = openingView(network, phone, 1);
    expect(x).toBeCloseTo(10);
    expect(x + network.width * zoom).toBeCloseTo(phone.width - 10);
  });

  it("leaves room for the tools on a wide canvas, and comes no closer than it is told", () => {
    const canvas = { width: 1000, height: 600 };
    const { y, zoom } = openingView({ x: 0, y: 0, width: 100, height: 100 }, canvas, 1.2);
    expect(zoom).toBe(1.2);
    expect(y).toBe(60 + (600 - 60 - 64 - 120) / 2);
  });
});

describe("another page's sight", () => {
  const wide = { width: 1200, height: 600 };

  it("is the same on a canvas of the same size", () => {
    const { x, y, zoom } = viewportOf(sightOf(-130, 45, 0.8, wide), wide);
    expect(x).toBeCloseTo(-130, 0);
    expect(y).toBeCloseTo(45, 0);
    expect(zoom).toBeCloseTo(0.8, 3);
  });

  it("is wholly in sight on any other, in the middle", () => {
    const sight = sightOf(20, -30, 1.5, wide);
    const there = sightOf(...(Object.values(viewportOf(sight, phone)) as [number, number, number]), phone);
    expect(there.width).toBeGreaterThanOrEqual(sight.width - 1);
    expect(there.height).toBeGreaterThanOrEqual(sight.height - 1);
    expect(there.middle[0]).toBeCloseTo(sight.middle[0], 0);
    expect(there.middle[1]).toBeCloseTo(sight.middle[1], 0);
  });
});
