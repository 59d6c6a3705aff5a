/** One step of the shown run, as the server does it again: its numbers, and its pictures among the others of the page. */

import { useCallback, useEffect, useState } from "react";
import { forgetWatch, takeFrame } from "../../state/frames";
import { ApiProblem, request, requestBytes } from "../../wire/api";
import { decodeFrame } from "../../wire/frames";
import type { ReplayAnswer } from "../../wire/messages.gen";
import type { ItemKind, NodeId } from "../../wire/types";
import { type Answer, useAnswer } from "../useAnswer";

/** The name under which canvases find a step's pictures. */
export const STEP_WATCH = "step";

/** Seconds of one core may go by before a large network has done its step again. */
const PATIENCE_MS = 30_000;

/** What to show of a node: at most so many tiles of at most so many pixels a side. */
export interface Wish {
  readonly id: NodeId;
  readonly kind: ItemKind;
  readonly tiles: number;
  readonly size: number;
}

const address = (run: string) => `/api/runs/${encodeURIComponent(run)}/replay`;

/** The numbers of the step after `step` updates; asked for anew when one of these changes. */
export function useReplay(run: string, step: number, sample: number): Answer<ReplayAnswer> {
  const ask = useCallback(
    (signal: AbortSignal) =>
      request<ReplayAnswer>("POST", address(run), { body: { step, sample }, signal, patience: PATIENCE_MS }),
    [run, step, sample],
  );
  return useAnswer(ask);
}

/** Has the pictures of nodes painted, once the numbers have come: both are of one replay on the server. What has kept
 * them from coming, else null. */
export function useReplayMaps(run: string, answer: ReplayAnswer | null, nodes: readonly Wish[]): ApiProblem | null {
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  useEffect(() => {
    if (answer === null || nodes.length === 0) return;
    const asked = new AbortController();
    const body = { step: answer.step, sample: answer.sample.place, nodes };
    requestBytes("POST", `${address(run)}/maps`, { body, signal: asked.signal, patience: PATIENCE_MS }).then(
      (bytes) => {
        if (asked.signal.aborted) return;
        setProblem(null);
        const frame = decodeFrame(bytes);
        takeFrame({ ...frame, header: { ...frame.header, watch: STEP_WATCH } }, () => undefined);
      },
      (error: unknown) => {
        if (asked.signal.aborted) return;
        if (!(error instanceof ApiProblem)) throw error;
        setProblem(error);
      },
    );
    return () => asked.abort();
  }, [run, answer, nodes]);
  useEffect(() => () => forgetWatch(STEP_WATCH), []);
  return problem;
}
