/** What was last measured inside the layers of the shown training, and what is wrong there, by layer, for its card. */

import { create } from "zustand";
import type { Trouble } from "../core/diagnoses";
import type { LayerSignals, NodeId } from "../wire/types";
import { useRun } from "./run";

interface Sensed {
  /** The newest moment; null before the first of the shown run. */
  newest: LayerSignals | null;
  /** What is wrong with the training, worst first. */
  troubles: readonly Trouble[];
  /** The worst of each layer that has one; the same object as long as nothing changed. */
  byNode: Readonly<Record<NodeId, Trouble>>;
}

const NOTHING: Sensed = { newest: null, troubles: [], byNode: {} };

export const useSignals = create<Sensed>(() => NOTHING);

/** Takes what a run tells of its layers; of one that is not shown, nothing. */
export function takeSignals({ run, ...newest }: LayerSignals & { run: string }): void {
  if (run === useRun.getState().run?.id) useSignals.setState({ newest });
}

/** Signals belong to the shown run. What they mean is worked out in a part of the page that a training brings along. */
export function startSignals(): void {
  let diagnosing = false;
  useRun.subscribe(({ run }, before) => {
    if (run?.id !== before.run?.id) useSignals.setState(NOTHING);
    if (run === null || diagnosing) return;
    diagnosing = true;
    void import("./diagnosing").then(({ startDiagnosing }) => startDiagnosing());
  });
}
