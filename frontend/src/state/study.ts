/** A question that takes long, asked of the network as this person looks at it: its progress, its answer, its end. */

import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { computesTheSame } from "../core/computing";
import { asSent } from "../core/overrides";
import { ApiProblem } from "../wire/api";
import type { Watch } from "../wire/messages.gen";
import { followStudy, type StudyUnderway } from "../wire/studies";
import type { Graph, Json, NodeId, ProbeInput } from "../wire/types";
import { useConnection } from "./connection";
import { useMoment } from "./moment";
import { useOverrides } from "./overrides";
import { useGraph, useProject } from "./project";

/** What a study is asked besides what it takes from the project, the moment and what this person has changed. */
export interface StudyQuestion {
  readonly nodes?: readonly { readonly id: NodeId }[];
  readonly input?: ProbeInput;
  readonly params?: { readonly [name: string]: Json };
  readonly encoding?: Watch["encoding"];
}

export interface Study<T> {
  /** The newest answer; while another is waited for, the one before. */
  readonly value: T | null;
  /** An answer is waited for. */
  readonly isAsked: boolean;
  /** How far it is; null in the first second, and when nothing is waited for. */
  readonly underway: StudyUnderway | null;
  readonly problem: ApiProblem | null;
  /** This person has cancelled it. */
  readonly isCancelled: boolean;
  readonly cancel: () => void;
  /** Ask once more: after a problem, after cancelling, or about newer weights. */
  readonly again: () => void;
}

/** While the slider is moved, moments pass by that nobody waits for. */
const SETTLED_MS = 250;

const NOTHING = { isAsked: false, underway: null, problem: null, isCancelled: false };

type Phase = Pick<Study<never>, "isAsked" | "underway" | "problem" | "isCancelled">;

/**
 * Asks when first shown, and whenever the question, the project, its network, the moment or what is changed of it is another.
 * `null` asks nothing. `read` makes the answer of the response; keep it stable.
 */
export function useStudy<T>(
  kind: string,
  question: StudyQuestion | null,
  read: (response: Response) => Promise<T>,
): Study<T> {
  const project = useProject((state) => state.id);
  const network = useNetwork();
  const snapshot = useMoment((moment) => moment.snapshot);
  const run = useMoment((moment) => moment.run);
  const overrides = useOverrides();
  const live = useConnection((connection) => connection.live);
  const [value, setValue] = useState<T | null>(null);
  const [phase, setPhase] = useState<Phase>(NOTHING);
  const [attempt, setAttempt] = useState(0);
  const asked = useRef(new AbortController());
  // A question may carry a place for each of thousands of images, and progress renders once a second.
  const body = useMemo(() => {
    const changes = asSent(overrides);
    return JSON.stringify(question && { ...question, snapshot, ...(changes && { overrides: changes }) });
  }, [question, snapshot, overrides]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another run or network and `attempt` are reasons to ask the same again
  useEffect(() => {
    if (project === null || body === "null") {
      setPhase(NOTHING);
      return;
    }
    const own = new AbortController();
    asked.current = own;
    setPhase({ ...NOTHING, isAsked: true });
    const path = `/api/projects/${encodeURIComponent(project)}/studies/${kind}`;
    const tell = (underway: StudyUnderway) => setPhase({ ...NOTHING, isAsked: true, underway });
    const ask = async () => {
      try {
        const answer = await read(await followStudy(path, JSON.parse(body), own.signal, tell));
        if (own.signal.aborted) return;
        setValue(answer);
        setPhase(NOTHING);
      } catch (problem) {
        if (own.signal.aborted) return;
        if (!(problem instanceof ApiProblem)) throw problem;
        setPhase({ ...NOTHING, problem });
      }
    };
    const timer = setTimeout(() => void ask(), SETTLED_MS);
    const leave = () => own.abort();
    window.addEventListener("pagehide", leave);
    return () => {
      clearTimeout(timer);
      window.removeEventListener("pagehide", leave);
      leave();
    };
  }, [project, network, run, kind, body, read, attempt]);

  const again = useCallback(() => setAttempt((count) => count + 1), []);
  const cancel = useCallback(() => {
    asked.current.abort();
    setPhase({ ...NOTHING, isCancelled: true });
  }, []);

  const wasCutOff = phase.problem?.code === "offline";
  useEffect(() => {
    if (wasCutOff && live === "online") again();
  }, [wasCutOff, live, again]);

  return { value, ...phase, cancel, again };
}

/** The open network; another object only when it computes something else, not when somebody moves a card. */
function useNetwork(): Graph | null {
  const graph = useGraph();
  const kept = useRef(graph);
  const isSame = graph !== null && kept.current !== null && computesTheSame(graph, kept.current);
  if (!isSame) kept.current = graph;
  return kept.current;
}
