/** A data set for the network at hand: whether it fits as it is, or adapted, and taking it. */

import { produce } from "immer";
import { useCallback } from "react";
import { type Demand, fitTo } from "../../core/fitting";
import i18next from "../../i18n";
import type { ProblemLike } from "../../i18n/problems";
import { closeDialog } from "../../state/dialogs";
import { tellUndoable } from "../../state/notices";
import { edit, mainGraph, undoEdit } from "../../state/project";
import { api } from "../../wire/api";
import type { DatasetEntry, Graph, NodeId } from "../../wire/types";
import { useFound } from "../useFound";

/** `as it is`, after `adapting` (which changes these layers), or `not at all`, for this reason. */
export type Fitting =
  | { how: "asIs" }
  | { how: "adapted"; classifier: NodeId | null }
  | { how: "notAtAll"; problem: ProblemLike };

export function demandOf({ shape, classes }: DatasetEntry): Demand {
  return { shape, classes: classes.length };
}

/** Asks the server, which knows shapes; null until it has answered. */
export function useFitting(graph: Graph, entry: DatasetEntry): Fitting | null {
  return useFound(useCallback((signal) => fitting(graph, entry, signal), [graph, entry]));
}

const MISFITS: ReadonlySet<string> = new Set(["data_shape", "data_classes"]);

async function fitting(graph: Graph, entry: DatasetEntry, signal: AbortSignal): Promise<Fitting> {
  const isUnfinished = (await api.analyse(graph, {}, signal)).problems.length > 0;
  const now = await api.analyse(graph, { dataset: entry.name }, signal);
  if (!now.problems.some(({ code }) => MISFITS.has(code))) return { how: "asIs" };
  let classifier: NodeId | null = null;
  const adapted = produce(graph, (draft) => {
    classifier = fitTo(draft, demandOf(entry)).classifier;
  });
  const then = await api.analyse(adapted, { dataset: entry.name }, signal);
  // What an unfinished network still lacks is no fault of the data.
  const problem = then.problems.find(({ code }) => !isUnfinished || MISFITS.has(code));
  return problem ? { how: "notAtAll", problem } : { how: "adapted", classifier };
}

/** Takes a data set, and adapts the network if asked to: one edit, that undo takes back whole. */
export function takeDataset(entry: DatasetEntry, { adapt }: { adapt: boolean }): void {
  const done = edit((draft) => {
    draft.dataset = entry.name;
    if (adapt) fitTo(mainGraph(draft), demandOf(entry));
  });
  if (!done) return;
  closeDialog();
  tellUndoable(i18next.t(adapt ? "data:takenAdapted" : "data:taken", { title: entry.title }), "dataset", undoEdit);
}
