/** The results of the shown run that this person looks at, and having one measured. Loaded with the panel that shows them. */

import { create } from "zustand";
import { answering, type MeasuredSplit } from "../core/results";
import type { Moment } from "../core/timeline";
import { ApiProblem } from "../wire/api";
import { type ResultAnswer, type ResultList, resultsApi, type UnderwayAnswer } from "../wire/results";
import { useMoment } from "./moment";
import { begin, useRun } from "./run";

interface Results {
  split: MeasuredSplit;
  /** With test-time augmentation. */
  tta: boolean;
  list: ResultList | null;
  /** What answers the wish; while another is on its way, the one before. */
  result: ResultAnswer | null;
  /** Something was asked for and is not there; `underway` says how far it is, once that is known. */
  busy: boolean;
  underway: UnderwayAnswer | null;
  problem: ApiProblem | null;
}

const NOTHING = { list: null, result: null, busy: false, underway: null, problem: null };

export const useResults = create<Results>(() => ({ split: "val", tta: false, ...NOTHING }));

/** A result that takes no longer than this follows the slider by itself. */
const QUICK_MS = 4000;

/** How long the newest measurement on validation images took, by run. */
const pace = new Map<string, number>();

/** The newest weights are measured when that is asked for: they change all the time. */
function isQuick(run: string, snapshot: Moment): boolean {
  return snapshot !== "live" && (pace.get(run) ?? Number.POSITIVE_INFINITY) <= QUICK_MS;
}

/** Of several wishes only the answer to the newest counts; the server goes on with the others and keeps them. */
let turn = 0;

export function chooseSplit(split: MeasuredSplit): void {
  useResults.setState({ split, problem: null });
  void look();
}

export function chooseTta(tta: boolean): void {
  useResults.setState({ tta, problem: null });
  void look();
}

/** The results of one run say nothing of another. */
useMoment.subscribe(({ run }, before) => {
  if (run === before.run) return;
  turn += 1;
  useResults.setState({ ...NOTHING, split: "val" });
});

/** Shows what there is for the run, the moment and the choice; measures it where that is quick. */
export async function look(): Promise<void> {
  const mine = ++turn;
  const { run, snapshot } = useMoment.getState();
  if (run === null) return;
  useResults.setState({ busy: false, underway: null });
  await asking(mine, async () => {
    const list = await resultsApi.list(run);
    if (mine !== turn) return;
    const { split, tta, result } = useResults.getState();
    useResults.setState({ list, problem: null });
    const head = answering(list.results, { split, tta, moment: snapshot });
    if (head !== null) {
      const isShown = result?.split === split && result.step === head.step && result.tta === head.tta;
      const found = isShown ? result : await resultsApi.read(run, head);
      if (mine === turn) useResults.setState({ result: found });
      return;
    }
    const begun = list.underway.find((each) => each.split === split && (split === "test" || each.tta === tta));
    if (begun !== undefined) await reckon(mine, run, begun.step, begun.tta);
    else if (split === "val" && (run === begunToMeasure ? list.results.length === 0 : isQuick(run, snapshot))) {
      await reckon(mine, run, snapshot, tta);
    } else useResults.setState({ result: null });
  });
}

/** Has the weights of the moment measured as chosen. */
export async function measure(): Promise<void> {
  const mine = ++turn;
  const { run, snapshot } = useMoment.getState();
  if (run === null) return;
  await asking(mine, () => reckon(mine, run, snapshot, useResults.getState().tta));
}

/** The run that was begun so that weights which came with the project can be measured. */
let begunToMeasure: string | null = null;

/** Has the weights measured that came with the project: as those of a run that has done no step yet. */
export async function measureGiven(): Promise<void> {
  await begin();
  const { run } = useRun.getState();
  if (run === null) return; // refused, and said so
  begunToMeasure = run.id;
  await look();
}

async function reckon(mine: number, run: string, moment: number | "live", tta: boolean): Promise<void> {
  const { split } = useResults.getState();
  const begun = performance.now();
  useResults.setState({ busy: true, underway: null, problem: null });
  let snapshot = moment;
  for (;;) {
    const answer = await resultsApi.measure(run, { split, tta, snapshot });
    if (mine !== turn) return;
    if (answer.state === "ready") {
      if (split === "val") pace.set(run, performance.now() - begun);
      useResults.setState({ result: answer, busy: false, underway: null });
      const list = await resultsApi.list(run);
      if (mine === turn) useResults.setState({ list });
      return;
    }
    useResults.setState({ underway: answer });
    snapshot = answer.step; // the newest weights may be others by now
  }
}

/** Keeps what goes wrong, unless something else is wished by now. */
async function asking(mine: number, ask: () => Promise<void>): Promise<void> {
  try {
    await ask();
  } catch (problem) {
    if (!(problem instanceof ApiProblem)) throw problem;
    if (mine === turn) useResults.setState({ problem, busy: false, underway: null });
  }
}
