/** Training and validation points of a run as the aligned columns uPlot draws: no React. */
import type { Column, Series } from "../../core/series";
import { MovingAverage } from "./smoothing";

/** One row a step at which anything was measured; null where this curve has no point there. */
export interface CurveColumns {
  readonly steps: number[]; // not readonly inside: uPlot's types ask for arrays it could change, and it does not
  readonly epochs: number[];
  readonly raw: (number | null)[];
  readonly smooth: (number | null)[];
  readonly validation: (number | null)[];
}

/** The average reaches back over about 1 / (1 − decay) = 12 points. */
const DECAY = 1 - 1 / 12;

const known = (value: number | undefined): number | null =>
  value === undefined || !Number.isFinite(value) ? null : value;

/**
 * Merges both splits by step; each is already in the order of step. On a logarithmic axis the average is that of the
 * logarithms (a geometric mean): the usual one would carry a spike's magnitude down the axis for hundreds of points.
 */
export function joinCurves(train: Series, validation: Series, column: Column, isLogarithmic = false): CurveColumns {
  const steps: number[] = [];
  const epochs: number[] = [];
  const raw: (number | null)[] = [];
  const smooth: (number | null)[] = [];
  const checked: (number | null)[] = [];
  const average = new MovingAverage(DECAY);
  const smoothed = (value: number) => {
    if (!isLogarithmic) return average.next(value);
    return value > 0 ? Math.exp(average.next(Math.log(value))) : null; // what such an axis does not have
  };

  const trainSteps = train.column("step");
  const trainEpochs = train.column("epoch");
  const trainValues = train.column(column);
  const checkSteps = validation.column("step");
  const checkEpochs = validation.column("epoch");
  const checkValues = validation.column(column);

  let at = 0;
  let check = 0;
  while (at < trainSteps.length || check < checkSteps.length) {
    const step = Math.min(trainSteps[at] ?? Number.POSITIVE_INFINITY, checkSteps[check] ?? Number.POSITIVE_INFINITY);
    const isTrained = trainSteps[at] === step;
    const isChecked = checkSteps[check] === step;
    steps.push(step);
    epochs.push((isTrained ? trainEpochs[at] : checkEpochs[check]) ?? 0);
    const value = isTrained ? known(trainValues[at]) : null;
    raw.push(value);
    smooth.push(value === null ? null : smoothed(value));
    checked.push(isChecked ? known(checkValues[check]) : null);
    if (isTrained) at += 1;
    if (isChecked) check += 1;
  }
  return { steps, epochs, raw, smooth, validation: checked };
}

/** The newest value at or before a row: what a curve says at a place between its own points. */
export function valueAt(values: readonly (number | null)[], row: number): number | null {
  for (let at = Math.min(row, values.length - 1); at >= 0; at -= 1) {
    const value = values[at];
    if (value !== null && value !== undefined) return value;
  }
  return null;
}

/** The range of an axis: loss grows from zero, accuracy hangs from one; the noisy raw curve may leave the picture. */
export function rangeOf(curves: CurveColumns, column: Column): readonly [number, number] {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (const values of [curves.smooth, curves.validation]) {
    for (const value of values) {
      if (value === null) continue;
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
  }
  if (least > most) return [0, 1];
  if (column === "accuracy") return [Math.max(0, Math.floor(least * 10 - 0.01) / 10), 1];
  return [0, most * 1.05 || 1];
}

const SPIKE = 100;

/**
 * Whether a value has shot up so far above where its column began that the rest would lie flat on a linear axis. A loss
 * that falls does not count: an axis that changes while one learns to read it looks like a loss that does.
 */
export function hasSpike(...columns: readonly Iterable<number>[]): boolean {
  return columns.some((values) => {
    let first: number | null = null;
    for (const value of values) {
      if (!Number.isFinite(value) || value <= 0) continue;
      first ??= value;
      if (value > SPIKE * first) return true;
    }
    return false;
  });
}

/** A line of so few points is drawn with them: one alone would be invisible. */
const FEW = 30;

export function isSparse(values: readonly (number | null)[]): boolean {
  let count = 0;
  for (const value of values) if (value !== null && ++count > FEW) return false;
  return true;
}

/** The range of a logarithmic axis: whole decades around the positive values. */
export function logRangeOf(curves: CurveColumns): readonly [number, number] {
  const positive = [...curves.smooth, ...curves.validation].filter((value) => value !== null && value > 0) as number[];
  if (positive.length === 0) return [0.1, 1];
  const least = positive.reduce((a, b) => Math.min(a, b));
  const most = positive.reduce((a, b) => Math.max(a, b));
  return [10 ** Math.floor(Math.log10(least)), 10 ** Math.ceil(Math.log10(most) + 1e-9)];
}
