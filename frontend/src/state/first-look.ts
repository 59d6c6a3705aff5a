/** A network is never shown without something to look at: until a person chooses, the first image of its data set. */

import type { DatasetEntry, ProbeInput } from "../wire/types";
import { useCatalog } from "./catalog";
import { setProbe, useProbe } from "./probe";
import { useProject } from "./project";

/** Images the network has not trained on come first. */
const SPLITS = ["test", "val", "train"] as const;

/** The first image of a data set that networks have not trained on. */
export function firstSample({ name, splits }: DatasetEntry): Extract<ProbeInput, { dataset: string }> {
  const split = SPLITS.find((candidate) => (splits[candidate] ?? 0) > 0) ?? "train";
  return { dataset: name, split, index: 0 };
}

/** The input to start from; null when the present one still fits the data set, or nothing is available. */
export function firstLook(input: ProbeInput | null, dataset: DatasetEntry | undefined): ProbeInput | null {
  if (!dataset?.available) return null;
  if (input !== null && !("dataset" in input && input.dataset !== dataset.name)) return null;
  return firstSample(dataset);
}

function look(): void {
  const name = useProject.getState().document?.dataset;
  const dataset = name === undefined ? undefined : useCatalog.getState().datasets.get(name);
  const input = firstLook(useProbe.getState().input, dataset);
  if (input !== null) setProbe(input);
}

/** Watches for a project or a data set to come. */
export function startFirstLook(): void {
  useProject.subscribe((now, before) => {
    if (now.document?.dataset !== before.document?.dataset) look();
  });
  useCatalog.subscribe(look);
}
