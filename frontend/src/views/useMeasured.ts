/** A network that is asked for, with its numbers; asked for anew whenever the question rests. */

import { useEffect, useState } from "react";
import type { ProblemLike } from "../i18n/problems";
import { ApiProblem, api } from "../wire/api";
import type { Analysis, Graph } from "../wire/types";

export interface Measured {
  /** null until there is an answer, and where the network does not allow what is asked for */
  graph: Graph | null;
  analysis: Analysis | null;
  problem: ProblemLike | null;
}

const NOTHING: Measured = { graph: null, analysis: null, problem: null };
const REST_MS = 200;

/** Keep `ask` stable with `useCallback`; it gives null where there is nothing to measure. */
export function useMeasured(ask: () => Promise<Graph | null>): Measured {
  const [found, setFound] = useState(NOTHING);
  useEffect(() => {
    const asked = new AbortController();
    setFound(NOTHING);
    const timer = setTimeout(async () => {
      const answer = await measure(ask, asked.signal);
      if (!asked.signal.aborted) setFound(answer);
    }, REST_MS);
    return () => {
      clearTimeout(timer);
      asked.abort();
    };
  }, [ask]);
  return found;
}

/** A refusal is an answer as well: of its problems the first says which of the sizes is to blame. */
async function measure(ask: () => Promise<Graph | null>, signal: AbortSignal): Promise<Measured> {
  try {
    const graph = await ask();
    if (graph === null) return NOTHING;
    return { graph, analysis: await api.analyse(graph, {}, signal), problem: null };
  } catch (error) {
    if (signal.aborted) return NOTHING;
    if (!(error instanceof ApiProblem)) throw error;
    return { ...NOTHING, problem: error.problems[0] ?? error };
  }
}
