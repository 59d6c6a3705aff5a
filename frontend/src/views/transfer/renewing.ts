/** A fresh head for a data set, with as much of what the network has learned as can stay. */

import { produce } from "immer";
import { useCallback } from "react";
import { type Bridge, bridges, keptWeights, renew } from "../../core/newHead";
import i18next from "../../i18n";
import type { ProblemLike } from "../../i18n/problems";
import { closeDialog } from "../../state/dialogs";
import { tellUndoable } from "../../state/notices";
import { edit, forgetGone, mainGraph, undoEdit } from "../../state/project";
import { api } from "../../wire/api";
import type { Analysis, DatasetEntry, Graph, NodeId } from "../../wire/types";
import { demandOf } from "../data/choosing";
import { useFound } from "../useFound";
import "./texts";

/** What a new head keeps, with what lies between the input and the network; or why it cannot be. */
export type Renewal =
  | { bridge: Bridge; shape: readonly number[]; kept: number; all: number; renewed: readonly NodeId[] }
  | { problem: ProblemLike };

/** Of the ways to bring the pictures into the network, the first that keeps the most weights. */
export async function findRenewal(graph: Graph, entry: DatasetEntry, signal?: AbortSignal): Promise<Renewal> {
  const demand = demandOf(entry);
  const before = await api.analyse(graph, {}, signal);
  let best: Renewal | null = null;
  let refused: ProblemLike | null = null;
  for (const bridge of bridges(graph, demand)) {
    let heads: NodeId[] = [];
    const renewed = produce(graph, (draft) => {
      heads = renew(draft, demand, bridge);
    });
    const after = await api.analyse(renewed, { dataset: entry.name }, signal);
    const problem = after.problems[0];
    if (problem) {
      refused ??= problem;
      continue;
    }
    const weights = keptWeights(before, after);
    if (best && "kept" in best && best.kept >= weights.kept) continue;
    const others = weights.renewed.filter((id) => !heads.includes(id));
    best = { bridge, shape: enteringShape(renewed, after, bridge) ?? demand.shape, ...weights, renewed: others };
  }
  return best ?? { problem: refused ?? { code: "no_output", params: {}, message: i18next.t("transfer:noHead") } };
}

/** The shape that enters the network proper. */
function enteringShape(graph: Graph, { nodes }: Analysis, bridge: Bridge): readonly number[] | null | undefined {
  const last = bridge.at(-1);
  const made = Object.keys(graph.nodes).findLast((id) => graph.nodes[id]?.type === last?.type);
  return last && made !== undefined ? nodes[made]?.shape : null;
}

/** The same for a form; null until it is known. */
export function useRenewal(graph: Graph, entry: DatasetEntry): Renewal | null {
  return useFound(useCallback((signal) => findRenewal(graph, entry, signal), [graph, entry]));
}

/** Takes the data set, gives the network its head and puts the bridge in: one edit, that undo takes back whole. */
export function takeNewHead(entry: DatasetEntry, bridge: Bridge): void {
  const done = edit((draft) => {
    draft.dataset = entry.name;
    renew(mainGraph(draft), demandOf(entry), bridge);
    forgetGone(draft);
  });
  if (!done) return;
  closeDialog();
  tellUndoable(i18next.t("transfer:renewed", { title: entry.title }), "dataset", undoEdit);
}
