/** Questions to the network as this person looks at it: the open project at the moment, with the probe's input and
 * whatever this person has changed of it. */

import { asSent } from "../core/overrides";
import { request, requestBytes } from "../wire/api";
import { decodeFrame, type Frame } from "../wire/frames";
import type { Watch } from "../wire/messages.gen";
import type { Json, NodeId } from "../wire/types";
import { useMoment } from "./moment";
import { useOverrides } from "./overrides";
import { useProbe } from "./probe";
import { useProject } from "./project";

/** What a question says besides what it takes from the project, the probe and the moment. */
export interface Question {
  readonly nodes?: readonly { readonly id: NodeId; readonly tiles?: number; readonly size?: number }[];
  readonly mode?: Watch["mode"];
  readonly encoding?: Watch["encoding"];
  /** The class whose answer is derived; the network's own without one. */
  readonly target?: number;
  readonly input_size?: readonly [number, number];
  readonly prediction?: boolean;
  /** The kind's own fields. */
  readonly params?: { readonly [name: string]: Json };
}

/**
 * Asks for an insight that is answered in JSON; null while no project is open, or nothing is shown to it.
 * Throws ApiProblem where the network cannot answer.
 */
export async function askNetwork<T>(kind: string, question: Question, signal: AbortSignal): Promise<T | null> {
  const asked = wholeQuestion(kind, question);
  return asked && request<T>("POST", asked.path, { body: asked.body, signal });
}

/** The same for an insight that is answered in pictures. */
export async function askNetworkForFrame(kind: string, question: Question, signal: AbortSignal): Promise<Frame | null> {
  const asked = wholeQuestion(kind, question);
  return asked && decodeFrame(await requestBytes("POST", asked.path, { body: asked.body, signal }));
}

function wholeQuestion(kind: string, question: Question): { path: string; body: object } | null {
  const project = useProject.getState().id;
  const { input } = useProbe.getState();
  if (project === null || input === null) return null;
  const { snapshot } = useMoment.getState();
  const overrides = asSent(useOverrides.getState());
  const path = `/api/projects/${encodeURIComponent(project)}/insights/${kind}`;
  return { path, body: { ...question, snapshot, input, ...(overrides && { overrides }) } };
}
