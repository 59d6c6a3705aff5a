/** The project's newest run and the buttons that drive it. What "play" means is decided by the server. */

import { create } from "zustand";
import i18next from "../i18n";
import { problemText } from "../i18n/problems";
import { ApiProblem, api } from "../wire/api";
import type { Params, PlayMode, Run } from "../wire/types";
import { useConnection } from "./connection";
import { firstFault } from "./faults";
import { live } from "./live";
import { forgetMetrics } from "./metrics";
import { tell, tellError, tellUndoable } from "./notices";
import { useProject } from "./project";
import { showInspectorTab } from "./view";

type Order = "play" | "step" | "pause" | "reset";

interface RunView {
  run: Run | null;
  /** What was asked for and has not been answered. */
  busy: Order | null;
}

export const useRun = create<RunView>(() => ({ run: null, busy: null }));

/** True while a training is going on or about to. */
export function isActive(run: Run | null): boolean {
  return run?.state === "running" || run?.state === "queued";
}

/** Whether the project's network has learned anything. */
export function useHasWeights(): boolean {
  const isGiven = useProject(({ weights }) => weights);
  const isTrained = useRun(({ run }) => (run?.step ?? 0) > 0);
  return isGiven || isTrained;
}

/** True for a run whose recipe can still change: one that is paused goes on with the new values. */
function isChangeable(run: Run | null): run is Run {
  return isActive(run) || run?.state === "paused";
}

export function takeRun(run: Run | null): void {
  const before = useRun.getState().run;
  useRun.setState({ run });
  // An edit, its undo, another page's: whatever made the network another one, what trains is the one it was.
  if (isActive(run) && run?.id === before?.id && before?.current && !run?.current) {
    tell(i18next.t("topbar:notice.outdated"), "outdated");
  }
}

/** The socket tells of a run in order; an answer it has overtaken is old news: the same run got further meanwhile. */
function takeAnswer(run: Run): void {
  const known = useRun.getState().run;
  if (known?.id !== run.id || known.step <= run.step) takeRun(run);
}

let waiting: (() => void) | null = null;

/** Gives an order now, or, while another is unanswered, when the answer is there; of several that wait, the newest. What
 * it means is decided then: the same key pauses what it has just started. */
export function giveOrder(give: () => void): void {
  if (useRun.getState().busy) waiting = give;
  else give();
}

async function order(name: Order, send: (project: string) => Promise<void>): Promise<void> {
  const { id, mine } = useProject.getState();
  if (id === null || useRun.getState().busy) return;
  if (!mine) {
    tell(i18next.t("workspace:readOnly.refusal"), "read-only");
    return;
  }
  useRun.setState({ busy: name });
  try {
    await send(id);
  } catch (error) {
    tellRefusal(error);
  } finally {
    useRun.setState({ busy: null });
    const next = waiting;
    waiting = null;
    if (useProject.getState().id === id) next?.();
  }
}

/** What is wrong first is said: where a data set does not fit its network, nothing is marked in it. */
function tellRefusal(error: unknown): void {
  const refusal = error instanceof ApiProblem ? error : null;
  const first = refusal?.problems[0];
  if (first && refusal?.code === "graph_unfit") {
    tell(i18next.t("topbar:mendFirst", { reason: problemText(first) }), "refused");
  } else if (first && refusal?.code === "recipe_unfit") {
    showInspectorTab("training");
    tell(problemText(first), "refused");
  } else {
    tellError(error);
  }
}

/** A field whose text cannot be taken is mended first: what trains is what stands in the form. */
export async function play(mode: PlayMode): Promise<void> {
  const fault = firstFault();
  if (fault !== null) {
    tell(fault, "refused");
    return;
  }
  return order(mode === "step" ? "step" : "play", async (project) => {
    const answer = await api.play(project, mode);
    takeAnswer(answer.run);
    if (answer.did === "extended") tell(i18next.t("topbar:notice.extended"), "play");
    if (answer.did === "started" && answer.carried && answer.carried.kept.length > 0) {
      const { fresh } = answer.carried;
      const key = fresh.length > 0 ? "topbar:notice.carriedSome" : "topbar:notice.carriedAll";
      tell(i18next.t(key, { count: fresh.length }), "play");
    }
  });
}

/** A run of the project's own weights that has done no step yet: what they get right can be measured, and play goes on
 * with it. */
export function begin(): Promise<void> {
  return order("play", async (project) => takeAnswer(await api.beginRun(project)));
}

export function pause(): Promise<void> {
  return order("pause", async () => {
    const { run } = useRun.getState();
    if (run) takeAnswer(await api.pauseRun(run.id));
  });
}

export function reset(): Promise<void> {
  return order("reset", async (project) => {
    const { weights } = await api.reset(project);
    useProject.setState({ weights });
    takeRun(null);
    forgetMetrics();
    tellUndoable(i18next.t("topbar:notice.reset"), "reset", () => void undoReset());
  });
}

/** The run itself, its curves and its weights come back by the socket. */
function undoReset(): Promise<void> {
  return order("reset", async (project) => {
    const { run, weights } = await api.undoReset(project);
    useProject.setState({ weights });
    takeRun(run);
    live().refollow();
  });
}

const CHANGE_MS = 150;
/** What the run has not been told yet. */
let changes: { of: string; values: Params } | null = null;
let changing: ReturnType<typeof setTimeout> | undefined;

/** Changes a value of a running or paused training; the run journals it with its step. What a slider passes on its way
 * is gathered: only where it rests is worth a line in the journal. */
export function changeRun(name: string, value: Params[string]): void {
  const { run } = useRun.getState();
  if (!isChangeable(run)) return;
  changes = { of: run.id, values: { ...(changes?.of === run.id && changes.values), [name]: value } };
  clearTimeout(changing);
  changing = setTimeout(() => void sendChanges(), CHANGE_MS);
}

async function sendChanges(): Promise<void> {
  const { run } = useRun.getState();
  const told = changes;
  changes = null;
  if (!told || !isChangeable(run) || run.id !== told.of) return;
  try {
    await api.changeRun(told.of, told.values);
  } catch (error) {
    if (error instanceof ApiProblem && error.code === "offline") keepChanges(told);
    else refusedChange(error);
  }
}

/** The form keeps them as an edit; the run is told when the server is back, of what was changed later in its last form. */
function keepChanges(untold: { of: string; values: Params }): void {
  if (changes === null || changes.of === untold.of) {
    changes = { of: untold.of, values: { ...untold.values, ...changes?.values } };
  }
  tell(i18next.t("workspace:connection.kept"), "offline");
}

useConnection.subscribe((now, before) => {
  if (now.live === "online" && before.live !== "online") void sendChanges();
});

/** A paused run that waits on disk takes the recipe of its project when it goes on: there is nothing to tell. */
function refusedChange(error: unknown): void {
  if (!(error instanceof ApiProblem && error.code === "run_not_running")) tellError(error);
}
