import { afterEach, describe, expect, it } from "vitest";
import type { MetricPoint } from "../wire/types";
import { forgetMetrics, metricChanges, metricSeries, takeMetrics } from "./metrics";

const point = (split: "train" | "val", step: number): MetricPoint => ({
  step,
  epoch: 0,
  split,
  loss: 1,
  accuracy: null,
});

afterEach(forgetMetrics);

describe("points of a run", () => {
  it("stand at the steps that were done: the first step's at 1, a check after it beside it", () => {
    takeMetrics("run", 1, [point("train", 0), point("val", 1), point("train", 1)]);
    expect([...metricSeries("train").column("step")]).toEqual([1, 2]);
    expect([...metricSeries("val").column("step")]).toEqual([1]);
  });

  it("carry the changes made before them, which a repeated step may no longer have", () => {
    takeMetrics("run", 1, [point("train", 0), { ...point("train", 1), change: { learning_rate: 0.1 } }]);
    expect([...metricChanges()]).toEqual([[1, { learning_rate: 0.1 }]]);
    takeMetrics("run", 2, [point("train", 1)]);
    expect(metricChanges().size).toBe(0);
  });

  it("of another run replace all before", () => {
    takeMetrics("run", 1, [point("train", 0), point("train", 1)]);
    takeMetrics("other", 1, [point("train", 0)]);
    expect(metricSeries("train").length).toBe(1);
  });
});
