/** An architecture for somebody's data: as it was published, for a data set, or for sizes that are typed. */

import type { ArchitectureEntry, DatasetEntry } from "../../wire/types";

/** What a network is asked to take and to tell apart. */
export interface Fit {
  shape: readonly number[];
  classes: number;
}

/** `published`, the name of a data set, or `custom`. */
export type Adaptation = "published" | "custom" | `data:${string}`;

export function fitOf(
  adaptation: Adaptation,
  entry: ArchitectureEntry,
  datasets: ReadonlyMap<string, DatasetEntry>,
  custom: Fit,
): Fit {
  if (adaptation === "custom") return custom;
  const data = adaptation === "published" ? undefined : datasets.get(adaptation.slice("data:".length));
  return data ? { shape: data.shape, classes: data.classes.length } : publishedFit(entry);
}

export function publishedFit({ input_shape, classes }: ArchitectureEntry): Fit {
  return { shape: input_shape, classes };
}

/** The data set of a new project: the one it was adapted to, else one that fits it, else the one at hand. */
export function datasetOf(
  adaptation: Adaptation,
  fit: Fit,
  datasets: ReadonlyMap<string, DatasetEntry>,
  atHand: string,
): string {
  return adaptation.startsWith("data:") ? adaptation.slice("data:".length) : datasetFor(fit, datasets, atHand);
}

/** One with as many classes and channels, of the same size where there is one; the one at hand where it will do. */
export function datasetFor(fit: Fit, datasets: ReadonlyMap<string, DatasetEntry>, atHand: string): string {
  const alike = [...datasets.values()].filter(
    ({ available, classes, shape }) => available && classes.length === fit.classes && shape[0] === fit.shape[0],
  );
  const fitting = alike.filter(({ shape }) => shape.join() === fit.shape.join());
  const best = fitting.length > 0 ? fitting : alike;
  return (best.find(({ name }) => name === atHand) ?? best[0])?.name ?? atHand;
}

/** Whether the network is asked for as it was published: then it is not asked to change at all. */
export function isPublished(fit: Fit, entry: ArchitectureEntry): boolean {
  return fit.classes === entry.classes && fit.shape.join() === entry.input_shape.join();
}
