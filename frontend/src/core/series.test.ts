import { describe, expect, it } from "vitest";
import type { MetricPoint } from "../wire/types";
import { Series } from "./series";

const point = (step: number, loss: number | null): MetricPoint => ({
  step,
  epoch: step / 100,
  split: "train",
  loss,
  accuracy: null,
});

describe("a series", () => {
  it("grows beyond its capacity", () => {
    const series = new Series();
    for (let step = 0; step < 1000; step++) series.put(point(step, 1 / (step + 1)));
    expect(series.length).toBe(1000);
    expect(series.column("step")[999]).toBe(999);
    expect(series.column("loss")[99]).toBeCloseTo(0.01);
  });

  it("replaces the point of a step that comes again, and keeps its order", () => {
    const series = new Series();
    for (const step of [1, 2, 5]) series.put(point(step, step));
    series.put(point(2, 9));
    series.put(point(3, 3));
    expect([...series.column("step")]).toEqual([1, 2, 3, 5]);
    expect([...series.column("loss")]).toEqual([1, 9, 3, 5]);
  });

  it("has gaps where nothing is finite", () => {
    const series = new Series();
    expect(series.last("loss")).toBeNull();
    series.put(point(1, null));
    expect(series.column("loss")[0]).toBeNaN();
    expect(series.last("loss")).toBeNull();
    expect(series.last("step")).toBe(1);
  });

  it("finds the newest point at a step or before", () => {
    const series = new Series();
    for (const step of [1, 5, 9]) series.put({ step, epoch: 0, split: "val", loss: step, accuracy: null });
    expect([0, 1, 4, 5, 100].map((step) => series.before(step))).toEqual([-1, 0, 0, 1, 2]);
  });
});
