/** The runs of the open project beside one another, and what is done with them. Loaded with the list that shows them. */

import { create } from "zustand";
import i18next from "../i18n";
import { ApiProblem } from "../wire/api";
import { type NewSeries, runsApi } from "../wire/runs";
import type { RunSummary, SeriesEntry } from "../wire/types";
import { useConnection } from "./connection";
import { closeDialog, openDialog } from "./dialogs";
import { takeRecipe } from "./editing";
import { useListed } from "./listed";
import { tell, tellError, tellUndoable } from "./notices";
import { useProject } from "./project";

interface RunsList {
  project: string | null;
  /** Newest first; null before the first answer. */
  runs: readonly RunSummary[] | null;
  series: readonly SeriesEntry[];
  /** What has kept the list from coming. */
  problem: ApiProblem | null;
  /** Ticked, in that order: at most two. */
  chosen: readonly string[];
}

const NOTHING: RunsList = { project: null, runs: null, series: [], problem: null, chosen: [] };

export const useRuns = create<RunsList>(() => NOTHING);

/** Of several questions only the newest counts. */
let turn = 0;

export async function loadRuns(): Promise<void> {
  const mine = ++turn;
  const { id } = useProject.getState();
  if (id !== useRuns.getState().project) useRuns.setState({ ...NOTHING, project: id });
  if (id === null) return;
  try {
    const { runs, series } = await runsApi.list(id);
    if (mine === turn) useRuns.setState({ runs, series, problem: null });
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    if (mine === turn) useRuns.setState({ problem: error });
  }
}

useProject.subscribe((now, before) => {
  if (now.id !== before.id) void loadRuns();
});
useConnection.subscribe((now, before) => {
  if (now.live === "online" && before.live !== "online") void loadRuns();
});
useListed.subscribe(({ run }) => {
  if (run !== null && run.project === useRuns.getState().project) take(run);
});
void loadRuns();

/** A run as it stands now, in the place of what was known of it. Another one that is shown hides the one before. */
function take(run: RunSummary): void {
  const { runs, series, chosen } = useRuns.getState();
  if (runs === null) return;
  const others = run.shown ? runs.map((other) => ({ ...other, shown: false })) : runs;
  const isKnown = others.some(({ id }) => id === run.id);
  const all = isKnown ? others.map((other) => (other.id === run.id ? run : other)) : [run, ...others];
  useRuns.setState({
    runs: all.filter(({ deleted }) => !deleted).toSorted((a, b) => b.created.localeCompare(a.created)),
    chosen: run.deleted ? chosen.filter((id) => id !== run.id) : chosen,
  });
  if (run.series !== null && !run.deleted && !series.some(({ id }) => id === run.series)) void loadRuns();
}

/** Ticks a run or takes the tick away; of three the first gives way: two are compared. */
export function choose(run: string): void {
  const { chosen } = useRuns.getState();
  const isChosen = chosen.includes(run);
  useRuns.setState({ chosen: isChosen ? chosen.filter((id) => id !== run) : [...chosen, run].slice(-2) });
}

/** Does what changes the runs, and says why where it is refused. */
async function change<T>(doing: () => Promise<T>): Promise<T | null> {
  if (!useProject.getState().mine) {
    tell(i18next.t("workspace:readOnly.refusal"), "read-only");
    return null;
  }
  try {
    const done = await doing();
    await loadRuns();
    return done;
  } catch (error) {
    tellError(error);
    return null;
  }
}

/** Makes a run the one that the whole page shows. */
const showRun = (run: string) => change(() => runsApi.show(run));
export const resumeRun = (run: string) => change(() => runsApi.resume(run));
export const renameRun = (run: string, title: string) => change(() => runsApi.amend(run, { title }));
export const noteRun = (run: string, note: string) => change(() => runsApi.amend(run, { note }));
export const duplicateRun = (run: string) => change(() => runsApi.duplicate(run));

/** A run that goes on from a snapshot of another one. Play trains what the project says: where the network is the same,
 * the project takes the fork's recipe (an edit like any other), so that play goes on with the fork. */
export async function forkRun(run: string, step?: number): Promise<void> {
  const forked = await change(() => runsApi.fork(run, step));
  if (forked === null || forked.project !== useProject.getState().id) return;
  const took = !forked.graph_differs && takeRecipe(forked.recipe);
  const said = forked.graph_differs ? "runs:forked_network" : took ? "runs:forked_recipe" : "runs:forked";
  tell(i18next.t(said, { step: forked.parent_step ?? 0 }), "runs");
}

export async function deleteRun(run: RunSummary, name: string): Promise<void> {
  const deleted = await change(async () => {
    await runsApi.delete(run.id);
    return true;
  });
  if (deleted === null) return;
  tellUndoable(i18next.t("runs:deleted", { name }), "runs", () => void change(() => runsApi.restore(run.id)));
}

/** Ends what of a series still trains, and takes it off the list with its runs. */
export async function deleteSeries({ id }: SeriesEntry): Promise<void> {
  await change(() => runsApi.deleteSeries(id));
  if (!useRuns.getState().series.some((other) => other.id === id)) {
    openDialog({ name: "runs", face: { kind: "list" } });
  }
}

/** Starts the runs of a series and goes to their table; the reason where the server refuses it. */
export async function startSeries(asked: NewSeries): Promise<ApiProblem | null> {
  const { id } = useProject.getState();
  if (id === null) return null;
  try {
    const series = await runsApi.begin(id, asked);
    await loadRuns();
    openDialog({ name: "runs", face: { kind: "series", series: series.id } });
    return null;
  } catch (error) {
    if (error instanceof ApiProblem) return error;
    throw error;
  }
}

/** Shows a run in the whole page, in front of which no list stands. */
export async function openRun(run: string): Promise<void> {
  if ((await showRun(run)) !== null) closeDialog();
}
