/** The points of one split as growing columns of numbers, sorted by step: what a chart takes without conversion. */

import type { MetricPoint } from "../wire/types";

const FIRST_CAPACITY = 256;
const COLUMNS = ["step", "epoch", "loss", "accuracy"] as const;
export type Column = (typeof COLUMNS)[number];

/** What the k-th step measured stands at k, as the run's own count of steps: the server gives a training point the
 * number of the weights that step began with, k − 1. Validation already stands at the steps that were done. */
export function placed(point: MetricPoint): MetricPoint {
  return point.split === "train" ? { ...point, step: point.step + 1 } : point;
}

export class Series {
  private columns: Record<Column, Float64Array> = emptyColumns(FIRST_CAPACITY);
  private count = 0;

  get length(): number {
    return this.count;
  }

  /** The numbers so far; NaN where there is none. A view: it is stale after the next `put`. */
  column(name: Column): Float64Array {
    return this.columns[name].subarray(0, this.count);
  }

  /** Adds a point, or replaces the one of the same step: a resumed run repeats the steps after its snapshot. */
  put(point: MetricPoint): void {
    const place = this.placeOf(point.step);
    const isNew = place === this.count || this.columns.step[place] !== point.step;
    if (isNew) this.makeRoom(place);
    this.columns.step[place] = point.step;
    this.columns.epoch[place] = point.epoch;
    this.columns.loss[place] = point.loss ?? Number.NaN;
    this.columns.accuracy[place] = point.accuracy ?? Number.NaN;
  }

  last(name: Column): number | null {
    const value = this.columns[name][this.count - 1];
    return this.count === 0 || value === undefined || Number.isNaN(value) ? null : value;
  }

  /** The index of the newest point at a step or before; -1 before the first. */
  before(step: number): number {
    return this.placeOf(step + 1) - 1;
  }

  /** The index of the first point whose step is not smaller. */
  private placeOf(step: number): number {
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.columns.step[middle] as number) < step) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private makeRoom(place: number): void {
    if (this.count === this.columns.step.length) {
      const larger = emptyColumns(this.count * 2);
      for (const name of COLUMNS) larger[name].set(this.columns[name]);
      this.columns = larger;
    }
    for (const name of COLUMNS) this.columns[name].copyWithin(place + 1, place, this.count);
    this.count++;
  }
}

function emptyColumns(capacity: number): Record<Column, Float64Array> {
  return {
    step: new Float64Array(capacity),
    epoch: new Float64Array(capacity),
    loss: new Float64Array(capacity),
    accuracy: new Float64Array(capacity),
  };
}
