/** The parts of the network at hand: its head, its encoder, and what of them learns. */

import { useCallback, useMemo } from "react";
import { classifiersOf } from "../../core/fitting";
import { keptWeights } from "../../core/newHead";
import { paceOf } from "../../core/paces";
import { encoderParts, nodesOf, type Part, paced } from "../../core/transfer";
import { useAnalysis } from "../../state/analysis";
import { edit, mainGraph, useGraph, useProject } from "../../state/project";
import { useRun } from "../../state/run";
import { runsApi } from "../../wire/runs";
import type { Analysis, Graph, NodeId, Params } from "../../wire/types";
import { useMeasured } from "../useMeasured";

export interface Encoder {
  heads: readonly NodeId[];
  parts: readonly Part[];
  /** Every layer of the encoder is frozen. */
  isFrozen: boolean;
}

/** Null until the analysis knows the network, and for one whose end is open or joined. */
export function useEncoder(): Encoder | null {
  const graph = useGraph();
  const recipe = useProject(({ document }) => document?.recipe);
  const analysis = useAnalysis((state) => state.analysis);
  return useMemo(
    () => (graph && recipe && analysis ? encoderOf(graph, recipe, analysis) : null),
    [graph, recipe, analysis],
  );
}

function encoderOf(graph: Graph, recipe: Params, analysis: Analysis): Encoder | null {
  const heads = classifiersOf(graph);
  if (heads.length === 0) return null;
  const learns = (id: NodeId) => !!analysis.nodes[id]?.parameters;
  const parts = encoderParts(graph, heads, learns);
  const encoder = nodesOf(graph, parts).filter(learns);
  const isFrozen = encoder.length > 0 && encoder.every((id) => paceOf(graph, recipe, "layers", id).frozen);
  return { heads, parts, isFrozen };
}

/** Of the encoder, the layers that have never learned: begun anew since the weights at hand were trained. */
export function useUnlearned({ heads }: Encoder): readonly NodeId[] {
  const trained = useRun(({ run }) => (run && run.step > 0 ? run.id : null));
  const opened = useProject((project) => project.opened);
  const analysis = useAnalysis((state) => state.analysis);
  const ask = useCallback(async () => (trained === null ? opened : runsApi.graph(trained)), [trained, opened]);
  const { analysis: before } = useMeasured(ask);
  return useMemo(
    () => (before && analysis ? keptWeights(before, analysis).renewed.filter((id) => !heads.includes(id)) : []),
    [before, analysis, heads],
  );
}

/** Freezes the whole encoder, or lets everything learn: one entry of the history. */
export function freezeEncoder({ parts }: Encoder, freeze: boolean): void {
  edit((draft) => {
    // Parts may have been taken away by somebody else meanwhile.
    const graph = mainGraph(draft);
    const there = parts.filter(([field, id]) => id in (field === "groups" ? graph.groups : graph.nodes));
    Object.assign(
      draft.recipe,
      paced(draft.recipe, there, (): Params => (freeze ? { frozen: true } : {})),
    );
  });
}
