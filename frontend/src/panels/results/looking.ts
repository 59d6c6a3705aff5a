/** What the panel and the view of results share: they follow the run, the moment and the choice. */

import { useEffect, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { type Matrix, matrixOf } from "../../core/results";
import { useCatalog } from "../../state/catalog";
import { useMoment } from "../../state/moment";
import { look, useResults } from "../../state/results";
import { useRun } from "../../state/run";
import type { ResultAnswer } from "../../wire/results";

/** Playback passes many moments: the one that it rests at is asked for. */
const REST_MS = 150;

/** Keeps the results those of the run and the moment that are looked at. */
export function useLook(): void {
  const run = useMoment((moment) => moment.run);
  const snapshot = useMoment((moment) => moment.snapshot);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another run or moment is another question
  useEffect(() => {
    const timer = setTimeout(() => void look(), REST_MS);
    return () => clearTimeout(timer);
  }, [run, snapshot]);
}

/** The names of a result's classes. */
export function useClassNames(result: Pick<ResultAnswer, "dataset" | "summary">): readonly string[] {
  const entry = useCatalog((catalog) => catalog.datasets.get(result.dataset));
  const count = result.summary.classes;
  return useMemo(
    () => Array.from({ length: count }, (_, place) => entry?.classes[place] ?? String(place)),
    [entry, count],
  );
}

export function useMatrix({ summary }: Pick<ResultAnswer, "summary">): Matrix {
  return useMemo(() => matrixOf(summary.matrix, summary.classes), [summary]);
}

/** What was measured, and how: images, step, views; and whether the training has left it behind. */
export function useAbout({ split, step, tta, mirrored, views, shift, summary }: ResultAnswer): string {
  const { t } = useTranslation("results");
  const isStale = useIsStale();
  const said = [t("about", { split: t(`split.${split}`), count: summary.images, step })];
  if (tta) said.push(t(mirrored ? "views_mirrored" : "views", { count: views, shift }));
  if (isStale) said.push(t("stale"));
  if (split === "test") said.push(t("test.done"));
  return said.join(" · ");
}

/** The run has newer weights than those of the result that is shown for now. */
export function useIsStale(): boolean {
  const step = useRun((state) => state.run?.step ?? 0);
  const snapshot = useMoment((moment) => moment.snapshot);
  const result = useResults((state) => state.result);
  return result !== null && result.split === "val" && snapshot === "live" && step > result.step;
}
