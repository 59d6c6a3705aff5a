/** What the methods said last, outside React: canvases follow it themselves. */

import { create } from "zustand";
import { ApiProblem } from "../../wire/api";
import type { Frame, FrameItem } from "../../wire/frames";

/** The watch that brings the input as the network sees it, and what it is taken for; its frames are the clock here. */
export const WHY_WATCH = "why";

export type Baseline = "black" | "grey" | "white";

export const BASELINES: readonly Baseline[] = ["black", "grey", "white"];

/** What is asked of a method, as the server takes it. */
export type AttributionParams = Readonly<{
  method: string;
  target?: number;
  layer?: string;
  baseline: Baseline;
  untrained: boolean;
}>;

/** Of the server's problems, the one that says: this takes long. */
const SLOW = "attribution_slow";

export interface WhyAnswer {
  readonly item: FrameItem | null;
  /** With an item, that it took long: the item came as a study, and may be older than what is looked at. */
  readonly problem: ApiProblem | null;
}

/** By method; those of the untrained network bear `untrained` before it. */
export const useWhy = create<Readonly<Record<string, WhyAnswer>>>(() => ({}));

export function nameOf(method: string, untrained: boolean): string {
  return untrained ? `untrained ${method}` : method;
}

export function takeAnswer(name: string, frame: Frame | null): void {
  const item = frame?.items.find(({ kind }) => kind === "attribution");
  if (item) useWhy.setState({ [name]: { item, problem: null } });
}

/** Takes the map that somebody has waited for. */
export function takeSlow(name: string, item: FrameItem): void {
  useWhy.setState((answers) => ({ [name]: { item, problem: answers[name]?.problem ?? null } }));
}

export function takeProblem(name: string, error: unknown): void {
  if (!(error instanceof ApiProblem)) throw error;
  useWhy.setState((answers) => {
    const waitedFor = isSlow({ item: null, problem: error }) ? answers[name]?.item : null;
    return { [name]: { item: waitedFor ?? null, problem: error } };
  });
}

export function forgetAnswers(): void {
  useWhy.setState({}, true);
}

/** The answer takes longer than anybody else's question should wait for it. */
export function isSlow(answer: WhyAnswer | undefined): boolean {
  return answer?.problem?.problems.some(({ code }) => code === SLOW) === true;
}
