/** One side of a comparison of runs: its network with its sizes, and the snapshots that can be looked at. */

import { useCallback } from "react";
import { useListed } from "../../state/listed";
import { runsApi } from "../../wire/runs";
import type { Analysis, Graph } from "../../wire/types";
import { useAnswer } from "../useAnswer";
import { useMeasured } from "../useMeasured";

export interface RunSide {
  readonly graph: Graph | null;
  readonly analysis: Analysis | null;
  /** The steps of the kept snapshots. */
  readonly steps: readonly number[];
}

const NO_STEPS: readonly number[] = [];

export function useSide(run: string): RunSide {
  const askGraph = useCallback(() => runsApi.graph(run), [run]);
  const { graph, analysis } = useMeasured(askGraph);
  // A run that trains keeps more of them as it goes on.
  const step = useListed(({ run: told }) => (told?.id === run ? told.step : null));
  // biome-ignore lint/correctness/useExhaustiveDependencies: a further step is the reason to ask again
  const askSnapshots = useCallback(
    async (signal: AbortSignal) => {
      const { snapshots } = await runsApi.snapshots(run, signal);
      return snapshots.filter(({ kept }) => kept).map(({ step: at }) => at);
    },
    [run, step],
  );
  const { value } = useAnswer(askSnapshots);
  return { graph, analysis, steps: value ?? NO_STEPS };
}
