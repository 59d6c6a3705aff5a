/** What the server is asked about the experiments of the course. */

import { useCallback } from "react";
import { useLanguage } from "../../i18n";
import { useCatalog } from "../../state/catalog";
import { openDialog } from "../../state/dialogs";
import { request } from "../../wire/api";
import type { BegunExperiment, ExperimentEntry, Experiments } from "../../wire/messages.gen";
import { type Answer, useAnswer } from "../useAnswer";

/** All of them, in the page's language; asked again when it is known what the server computes on. */
export function useExperiments(): Answer<Experiments> {
  const language = useLanguage();
  const device = useCatalog((catalog) => catalog.device?.kind);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the server answers in the page's language, and when it knows its device
  const ask = useCallback(
    (signal: AbortSignal) => request<Experiments>("GET", "/api/experiments", { signal }),
    [language, device],
  );
  return useAnswer(ask);
}

/** Begins an experiment in a project of its own and shows its runs beside one another; where the project is. */
export async function beginExperiment(name: string): Promise<string> {
  const begun = await request<BegunExperiment>("POST", `/api/experiments/${encodeURIComponent(name)}`);
  openDialog({ name: "runs", face: { kind: "series", series: begun.series } });
  return `/p/${begun.project}`;
}

type Variant = ExperimentEntry["variants"][number];

/** The networks that are told apart in a picture: the first one, and the last if it is another. */
export function pictured(variants: readonly Variant[]): readonly Variant[] {
  const [first, last] = [variants[0], variants.at(-1)];
  if (first === undefined || last === undefined) return [];
  return JSON.stringify(first.thumbnail) === JSON.stringify(last.thumbnail) ? [first] : [first, last];
}
