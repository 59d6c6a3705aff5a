/** The points of any run, also while it trains: asked for once whole, then from the last step on. */

import { useEffect, useState } from "react";
import { Series } from "../../core/series";
import { useListed } from "../../state/listed";
import { ApiProblem } from "../../wire/api";
import { runsApi } from "../../wire/runs";
import type { Split } from "../../wire/types";

export type RunCurves = Readonly<Record<Exclude<Split, "test">, Series>>;

const none = (): RunCurves => ({ train: new Series(), val: new Series() });

/** A new object whenever points came. */
export function useRunCurves(run: string): RunCurves {
  const [curves, setCurves] = useState(none);
  useEffect(() => {
    const asked = new AbortController();
    const held = none();
    let isAsking = false;
    const ask = async () => {
      if (isAsking) return;
      isAsking = true;
      const since = Math.max(held.train.last("step") ?? 0, held.val.last("step") ?? 0);
      try {
        const { points } = await runsApi.metrics(run, since, asked.signal);
        for (const point of points) if (point.split !== "test") held[point.split].put(point);
        setCurves({ ...held });
      } catch (error) {
        if (!asked.signal.aborted && !(error instanceof ApiProblem)) throw error;
      } finally {
        isAsking = false;
      }
    };
    void ask();
    const stop = useListed.subscribe(({ run: told }) => {
      if (told?.id === run) void ask();
    });
    return () => {
      stop();
      asked.abort();
    };
  }, [run]);
  return curves;
}
