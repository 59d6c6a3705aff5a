/** The moment of the shown training that this person looks at: every watch and question of the page takes it from here. */

import { create } from "zustand";
import type { Moment } from "../core/timeline";
import { useRun } from "./run";

interface Looking {
  /** The run that is shown, null for a network that nobody trains. */
  run: string | null;
  snapshot: Moment;
  /** The newest step at which weights were kept since the run is shown; null before the first. */
  kept: number | null;
}

const NOW: Looking = { run: null, snapshot: "live", kept: null };

export const useMoment = create<Looking>(() => NOW);

/** Looks at the weights of a step that was kept, or at the newest. */
export function lookAt(snapshot: Moment): void {
  if (snapshot !== useMoment.getState().snapshot) useMoment.setState({ snapshot });
}

/** The socket tells that a run's weights were kept. */
export function takeSnapshot(run: string, step: number): void {
  if (run === useMoment.getState().run) useMoment.setState({ kept: step });
}

/** Another run is looked at as it is now: the steps of the one before say nothing of it. */
export function startMoment(): void {
  useRun.subscribe(({ run }) => {
    const id = run?.id ?? null;
    if (id !== useMoment.getState().run) useMoment.setState({ ...NOW, run: id });
  });
}
