/** A network is never shown without something to look at: until a person chooses, the first image of its data set. */

import i18next from "../i18n";
import type { DatasetEntry, ProbeInput } from "../wire/types";
import { useCatalog } from "./catalog";
import { tell } from "./notices";
import { setProbe, useProbe } from "./probe";
import { useProject } from "./project";

/** Images the network has not trained on come first. */
const SPLITS = ["test", "val", "train"] as const;

/** The first image of a data set that networks have not trained on. */
export function firstSample({ name, splits }: DatasetEntry): Extract<ProbeInput, { dataset: string }> {
  const split = SPLITS.find((candidate) => (splits[candidate] ?? 0) > 0) ?? "train";
  return { dataset: name, split, index: 0 };
}

/** The input to start from; null when the present one fits the data set, or nothing is available. */
export function firstLook(input: ProbeInput | null, dataset: DatasetEntry | undefined): ProbeInput | null {
  if (!dataset?.available) return null;
  if (input !== null && !("dataset" in input && input.dataset !== dataset.name)) return null;
  return firstSample(dataset);
}

/** The sample in the place of one whose part of its data set has no images (any more); null where there is no need. */
export function instead(input: ProbeInput | null, dataset: DatasetEntry | undefined): ProbeInput | null {
  if (input === null || !("dataset" in input) || !dataset?.available || dataset.splits[input.split]) return null;
  const sample = firstSample(dataset);
  return sample.split === input.split ? null : sample;
}

function look(): void {
  const name = useProject.getState().document?.dataset;
  const dataset = name === undefined ? undefined : useCatalog.getState().datasets.get(name);
  const input = firstLook(useProbe.getState().input, dataset);
  if (input !== null) setProbe(input);
}

/** Wherever it comes from (kept in the tab, shown by somebody else), nobody looks at a sample that is not to be had. */
function replace(): void {
  const { given } = useProbe.getState();
  const name = given !== null && "dataset" in given ? given.dataset : "";
  const dataset = useCatalog.getState().datasets.get(name);
  const input = instead(given, dataset);
  if (input === null) return;
  setProbe(input);
  if (dataset?.held_back) tell(i18next.t("probe:sample.held_back", { title: dataset.title }), "held_back");
}

/** Watches for a project, a data set or a sample to come. */
export function startFirstLook(): void {
  useProject.subscribe((now, before) => {
    if (now.document?.dataset !== before.document?.dataset) look();
  });
  useProbe.subscribe((now, before) => {
    if (now.given !== before.given) replace();
  });
  useCatalog.subscribe(() => {
    look();
    replace();
  });
}
