/** The gradient flow of one batch through the network as it is looked at, asked again as its weights change. */

import { useEffect, useState } from "react";
import type { Moment } from "../../core/timeline";
import { useMoment } from "../../state/moment";
import { useProject } from "../../state/project";
import { useRun } from "../../state/run";
import { ApiProblem, request } from "../../wire/api";
import type { NodeId } from "../../wire/types";

export interface Flow {
  readonly step: number | null;
  readonly images: number;
  readonly layers: Readonly<Record<NodeId, { gradient: number | null; arriving: number | null }>>;
}

export interface Flows {
  readonly withSkips: Flow | null;
  /** Only where it was asked for. */
  readonly without: Flow | null;
  readonly problem: ApiProblem | null;
}

const NOTHING: Flows = { withSkips: null, without: null, problem: null };

/** Between an answer and the next question while a training goes on: a batch there and back costs what a step costs. */
const REST_MS = 2000;

export function useFlow(isWanted: boolean, withoutSkips: boolean): Flows {
  const project = useProject((state) => state.id);
  const revision = useProject((state) => state.revision);
  const state = useRun(({ run }) => run?.state);
  const snapshot = useMoment((moment) => moment.snapshot);
  const [found, setFound] = useState(NOTHING);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the revision says that the network is another one
  useEffect(() => {
    if (!isWanted || project === null) return;
    const asked = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      const answer = await flows(project, snapshot, withoutSkips, asked.signal);
      if (asked.signal.aborted) return;
      setFound(answer);
      if (state === "running" && snapshot === "live" && answer.problem === null) timer = setTimeout(ask, REST_MS);
    };
    void ask();
    return () => {
      asked.abort();
      clearTimeout(timer);
    };
  }, [isWanted, project, revision, state, snapshot, withoutSkips]);
  return isWanted ? found : NOTHING;
}

async function flows(project: string, snapshot: Moment, withoutSkips: boolean, signal: AbortSignal): Promise<Flows> {
  const path = `/api/projects/${encodeURIComponent(project)}/insights/gradient_flow`;
  const ask = (without_skips: boolean) => request<Flow>("POST", path, { body: { snapshot, without_skips }, signal });
  try {
    const withSkips = await ask(false);
    return { withSkips, without: withoutSkips ? await ask(true) : null, problem: null };
  } catch (error) {
    if (signal.aborted) return NOTHING;
    if (!(error instanceof ApiProblem)) throw error;
    return { ...NOTHING, problem: error };
  }
}
