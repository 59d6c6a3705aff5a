import { describe, expect, it } from "vitest";
import { decadesOf, labelled, leftOf, pathOf, placeAt, scaleOf, shrinkage, topOf } from "./flow";

describe("the gradient-flow chart", () => {
  it("spans whole decades, two at least, whatever cannot be drawn", () => {
    expect(scaleOf([{ name: "a", values: [0.002, null, 3] }])).toEqual({ lo: -3, hi: 1 });
    expect(scaleOf([{ name: "a", values: [0.5, 0, Number.NaN] }])).toEqual({ lo: -2, hi: 0 });
    expect(scaleOf([{ name: "a", values: [0, null] }])).toEqual({ lo: -4, hi: 0 });
  });

  it("marks few decades", () => {
    expect(decadesOf({ lo: -3, hi: 1 }, 5)).toEqual([-3, -2, -1, 0, 1]);
    expect(decadesOf({ lo: -12, hi: 0 }, 4)).toEqual([-12, -9, -6, -3, 0]);
  });

  it("puts a decade where it belongs and finds the layer under a pointer", () => {
    expect(topOf(0.01, { lo: -4, hi: 0 }, 100)).toBe(50);
    expect(topOf(1, { lo: -4, hi: 0 }, 100)).toBe(0);
    for (const place of [0, 3, 6]) expect(placeAt(leftOf(place, 7, 210), 7, 210)).toBe(place);
    expect(placeAt(-5, 7, 210)).toBe(0);
    expect(placeAt(999, 7, 210)).toBe(6);
  });

  it("draws over layers that have no value", () => {
    expect(pathOf([1, null, 0.01], { lo: -2, hi: 0 }, 90, 100)).toBe("M15 0L75 100");
  });

  it("says by how much a gradient shrinks on its way to the input: the course's example", () => {
    expect(shrinkage([1e-4, null, 1e-2, 1])).toBeCloseTo(1e4);
    expect(shrinkage([0.0101, 1])).toBeCloseTo(99.01);
    expect(shrinkage([1, null])).toBeNull();
  });

  it("names the layers with weights first, and none over another", () => {
    const nodes = ["conv1", "relu1", "conv2", "relu2"];
    expect(labelled(nodes, new Set(["conv2"]), 120, () => 50)).toEqual(["conv2", "conv1"]);
    expect(labelled(nodes, new Set(), 400, () => 50)).toEqual(nodes);
  });
});
