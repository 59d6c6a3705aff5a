/** The kept snapshots of the shown run, and playing them back. Loaded with the slider that shows them. */

import { create } from "zustand";
import { newestOnly } from "../core/newest";
import { afterwards, momentAt, nearestMoment, placeOf } from "../core/timeline";
import { ApiProblem, api } from "../wire/api";
import type { Snapshot } from "../wire/types";
import { useConnection } from "./connection";
import { lookAt, useMoment } from "./moment";
import { useRun } from "./run";

interface Timeline {
  /** Those that stay, in the order of step. */
  snapshots: readonly Snapshot[];
  steps: readonly number[];
  playing: boolean;
}

const EMPTY = { snapshots: [], steps: [] };

export const useTimeline = create<Timeline>(() => ({ ...EMPTY, playing: false }));

/** The line grows while a training goes on: of several that were kept at once, one question. */
const load = newestOnly(async (run: string) => {
  try {
    const { snapshots } = await api.snapshots(run);
    if (run !== useMoment.getState().run) return;
    const kept = snapshots.filter((snapshot) => snapshot.kept);
    useTimeline.setState({ snapshots: kept, steps: kept.map(({ step }) => step) });
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error; // nobody there: asked again with the next snapshot or connection
  }
});

function reload(): void {
  const { run } = useMoment.getState();
  if (run !== null) load(run);
}

useMoment.subscribe((now, before) => {
  if (now.run !== before.run) {
    pausePlayback();
    useTimeline.setState(EMPTY);
  }
  if (now.run !== before.run || now.kept !== before.kept) reload();
});
useConnection.subscribe((now, before) => {
  if (now.live === "online" && before.live !== "online") reload();
});
reload();

/** One snapshot on, or back; behind the last is now. */
export function walk(by: number): void {
  const { steps } = useTimeline.getState();
  pausePlayback();
  lookAt(momentAt(steps, placeOf(steps, useMoment.getState().snapshot) + by));
}

/** Looks at what was kept next to a step. */
export function lookNear(step: number): void {
  pausePlayback();
  lookAt(nearestMoment(useTimeline.getState().steps, useRun.getState().run?.step ?? 0, step));
}

export function goLive(): void {
  pausePlayback();
  lookAt("live");
}

/** Slow enough to see what each changed, quick enough to see it as one movement. */
const PLAYBACK_MS = 250;
let playing: ReturnType<typeof setInterval> | undefined;

/** Walks through the snapshots, from where one looks (from now: from the beginning), and ends now. */
export function playBack(): void {
  pausePlayback();
  const next = () => {
    const moment = afterwards(useTimeline.getState().steps, useMoment.getState().snapshot);
    if (moment !== null) lookAt(moment);
    if (moment === null || moment === "live") pausePlayback();
  };
  playing = setInterval(next, PLAYBACK_MS);
  useTimeline.setState({ playing: true });
  next();
}

export function pausePlayback(): void {
  clearInterval(playing);
  if (useTimeline.getState().playing) useTimeline.setState({ playing: false });
}
