/** A series of runs as it stands now: asked for once, then kept up to date by what the socket tells of its runs. */

import { useCallback, useMemo } from "react";
import { useRuns } from "../../state/runs";
import { runsApi } from "../../wire/runs";
import type { SeriesAnswer } from "../../wire/types";
import { type Answer, useAnswer } from "../useAnswer";

export function useSeries(id: string): Answer<SeriesAnswer> {
  const ask = useCallback((signal: AbortSignal) => runsApi.series(id, signal), [id]);
  const answer = useAnswer(ask);
  const listed = useRuns(({ runs }) => runs);
  const asked = answer.value;
  const value = useMemo(() => {
    const newest = new Map(listed?.map((run) => [run.id, run]));
    return asked && { ...asked, runs: asked.runs.map((run) => newest.get(run.id) ?? run) };
  }, [asked, listed]);
  return { ...answer, value };
}
