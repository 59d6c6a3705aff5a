/** The points of any runs, also while they train: asked for once whole, then from the last step on. */

import { useEffect, useMemo, useState } from "react";
import { newestOnly } from "../../core/newest";
import { placed, Series } from "../../core/series";
import { useListed } from "../../state/listed";
import { ApiProblem } from "../../wire/api";
import { runsApi } from "../../wire/runs";
import type { Split } from "../../wire/types";

export type RunCurves = Readonly<Record<Exclude<Split, "test">, Series>>;

const none = (): RunCurves => ({ train: new Series(), val: new Series() });

/** The curves of each run, in the order of the ids; a new object for a run whenever points came. */
export function useRunCurves(ids: readonly string[]): readonly RunCurves[] {
  const [known, setKnown] = useState<ReadonlyMap<string, RunCurves>>(new Map());
  const wanted = ids.join();
  useEffect(() => {
    const keep = (id: string) => (curves: RunCurves) => setKnown((before) => new Map([...before, [id, curves]]));
    const stops = wanted
      .split(",")
      .filter(Boolean)
      .map((id) => follow(id, keep(id)));
    return () => {
      for (const stop of stops) stop();
    };
  }, [wanted]);
  return useMemo(
    () =>
      wanted
        .split(",")
        .filter(Boolean)
        .map((id) => known.get(id) ?? none()),
    [wanted, known],
  );
}

/** Tells a run's curves whenever points came, until it is stopped. */
function follow(run: string, tell: (curves: RunCurves) => void): () => void {
  const asked = new AbortController();
  const held = none();
  const ask = newestOnly<void>(async () => {
    if (asked.signal.aborted) return;
    const since = Math.max(held.train.last("step") ?? 0, held.val.last("step") ?? 0);
    try {
      const { points } = await runsApi.metrics(run, since, asked.signal);
      for (const point of points) if (point.split !== "test") held[point.split].put(placed(point));
      tell({ ...held });
    } catch (error) {
      if (!asked.signal.aborted && !(error instanceof ApiProblem)) throw error;
    }
  });
  ask();
  const stop = useListed.subscribe(({ run: told }) => {
    if (told?.id === run) ask();
  });
  return () => {
    stop();
    asked.abort();
  };
}
