import { describe, expect, it } from "vitest";
import { Series } from "../../core/series";
import { hasSpike, isSparse, joinCurves, logRangeOf, rangeOf, valueAt } from "./columns";
import { MovingAverage } from "./smoothing";

function series(split: "train" | "val", points: readonly (readonly [step: number, loss: number | null])[]): Series {
  const filled = new Series();
  for (const [step, loss] of points) filled.put({ step, epoch: step / 10, split, loss, accuracy: null });
  return filled;
}

describe("the moving average", () => {
  it("starts at the first value and does not lean towards zero", () => {
    const average = new MovingAverage(0.9);
    expect(average.next(5)).toBeCloseTo(5);
    for (let index = 0; index < 100; index += 1) expect(average.next(5)).toBeCloseTo(5);
  });

  it("follows a change, and calms noise", () => {
    const average = new MovingAverage(0.9);
    let last = 0;
    for (let index = 0; index < 200; index += 1) last = average.next(index % 2);
    expect(last).toBeGreaterThan(0.4);
    expect(last).toBeLessThan(0.6);
  });
});

describe("the average on a logarithmic axis", () => {
  it("leaves a spike behind where the usual one carries it on", () => {
    const spiked = series("train", [[0, 1e9], ...Array.from({ length: 60 }, (_, at) => [at + 1, 0.1] as const)]);
    const none = new Series();
    expect(joinCurves(spiked, none, "loss", true).smooth.at(-1)).toBeLessThan(0.2);
    expect(joinCurves(spiked, none, "loss").smooth.at(-1)).toBeGreaterThan(1e5);
  });

  it("has no place for zero, and goes on after it", () => {
    const { smooth } = joinCurves(
      series("train", [
        [1, 0.5],
        [2, 0],
        [3, 0.5],
      ]),
      new Series(),
      "loss",
      true,
    );
    expect(smooth[1]).toBeNull();
    expect(smooth[2]).toBeCloseTo(0.5);
  });
});

describe("curves", () => {
  const train = series("train", [
    [1, 2],
    [2, 1],
    [4, null],
    [6, 0.5],
  ]);
  const validation = series("val", [
    [2, 1.5],
    [5, 0.8],
  ]);
  const curves = joinCurves(train, validation, "loss");

  it("are rows by step, with gaps where a curve has no point", () => {
    expect(curves.steps).toEqual([1, 2, 4, 5, 6]);
    expect(curves.epochs[3]).toBeCloseTo(0.5);
    expect(curves.raw).toEqual([2, 1, null, null, 0.5]);
    expect(curves.validation).toEqual([null, 1.5, null, 0.8, null]);
    expect(curves.smooth[0]).toBeCloseTo(2);
    expect(curves.smooth[2]).toBeNull();
  });

  it("say the newest value at or before a place", () => {
    expect(valueAt(curves.validation, 4)).toBe(0.8);
    expect(valueAt(curves.validation, 0)).toBeNull();
    expect(valueAt(curves.raw, 99)).toBe(0.5);
  });

  it("call for a logarithmic axis after a spike, not after usual learning", () => {
    expect(hasSpike([2.3, 0.9, 0.00001, 0.4], [1.5, 0.04])).toBe(false); // it falls, and jumps about
    expect(hasSpike([2.3, 9e6, 2.2], [Number.NaN, 0])).toBe(true);
    expect(hasSpike([0.05, 0.04], [0.05, 8])).toBe(true);
    expect(hasSpike([], [])).toBe(false);
  });

  it("show the points of a line that has few", () => {
    expect(isSparse([null, 0.5, null])).toBe(true);
    expect(isSparse(Array.from({ length: 31 }, () => 1))).toBe(false);
  });

  it("choose axes that hold what matters", () => {
    const [low, high] = rangeOf(curves, "loss");
    expect(low).toBe(0);
    expect(high).toBeGreaterThanOrEqual(2);
    const [from, to] = logRangeOf(curves);
    expect(from).toBeCloseTo(0.1);
    expect(to).toBeCloseTo(10);
    expect(rangeOf(joinCurves(new Series(), new Series(), "accuracy"), "accuracy")).toEqual([0, 1]);
  });
});
