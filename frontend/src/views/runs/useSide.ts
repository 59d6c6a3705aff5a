/** One side of a comparison of runs: its network with its sizes, and the snapshots that can be looked at. */

import { useCallback, useMemo } from "react";
import type { ProblemLike } from "../../i18n/problems";
import { useRuns } from "../../state/runs";
import { runsApi } from "../../wire/runs";
import type { Analysis, Graph } from "../../wire/types";
import { useAnswer } from "../useAnswer";
import { useMeasured } from "../useMeasured";

export interface RunSide {
  readonly graph: Graph | null;
  readonly analysis: Analysis | null;
  /** The steps of the kept snapshots. */
  readonly steps: readonly number[];
  /** What has kept the network from coming. */
  readonly problem: ProblemLike | null;
}

const NO_STEPS: readonly number[] = [];

export function useSide(run: string): RunSide {
  const askGraph = useCallback(() => runsApi.graph(run), [run]);
  const { graph, analysis, problem } = useMeasured(askGraph);
  // A run that trains keeps more of them as it goes on.
  const step = useRuns(({ runs }) => runs?.find(({ id }) => id === run)?.step);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a further step is the reason to ask again
  const askSnapshots = useCallback(
    async (signal: AbortSignal) => {
      const { snapshots } = await runsApi.snapshots(run, signal);
      return snapshots.filter(({ kept }) => kept).map(({ step: at }) => at);
    },
    [run, step],
  );
  const { value } = useAnswer(askSnapshots);
  return useMemo(() => ({ graph, analysis, problem, steps: value ?? NO_STEPS }), [graph, analysis, problem, value]);
}
