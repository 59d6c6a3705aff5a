/** The points of the newest run, outside React: curves subscribe and read typed arrays. */

import { placed, Series } from "../core/series";
import type { MetricPoint, Params, Split } from "../wire/types";

let run: string | null = null;
let seq = 0;
let series = new Map<Split, Series>();
let changes = new Map<number, Params>();
const subscribers = new Set<() => void>();

/** The points of a split so far. */
export function metricSeries(split: Split): Series {
  let found = series.get(split);
  if (!found) {
    found = new Series();
    series.set(split, found);
  }
  return found;
}

/** What was changed in the middle of the run, by the step before which it took effect. */
export function metricChanges(): ReadonlyMap<number, Params> {
  return changes;
}

/** The newest `seq` received: what a reconnection asks to continue from. */
export function metricsSeq(): number {
  return seq;
}

/** Which run the points belong to. */
export function metricsRun(): string | null {
  return run;
}

/** Points of another run replace everything: a chart shows one run. */
export function takeMetrics(ofRun: string, newSeq: number, points: readonly MetricPoint[]): void {
  if (ofRun !== run) {
    run = ofRun;
    series = new Map();
    changes = new Map();
  }
  seq = newSeq;
  for (const point of points) {
    metricSeries(point.split).put(placed(point));
    if (point.split !== "train") continue;
    if (point.change) changes.set(point.step, point.change as Params);
    else changes.delete(point.step);
  }
  announce();
}

/** Another project, or weights that were reset. */
export function forgetMetrics(): void {
  run = null;
  seq = 0;
  series = new Map();
  changes = new Map();
  announce();
}

/** Calls back after points came or were forgotten; throttle to animation frames where drawing is dear. */
export function subscribeMetrics(callback: () => void): () => void {
  subscribers.add(callback);
  return () => subscribers.delete(callback);
}

function announce(): void {
  for (const callback of subscribers) callback();
}
