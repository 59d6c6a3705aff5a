/** The parts of the network at hand: its head, its encoder, and what of them learns. */

import { useMemo } from "react";
import { classifiersOf } from "../../core/fitting";
import { paceOf } from "../../core/paces";
import { encoderParts, nodesOf, type Part, paced } from "../../core/transfer";
import { useAnalysis } from "../../state/analysis";
import { edit, mainGraph, useGraph, useProject } from "../../state/project";
import type { Analysis, Graph, NodeId, Params } from "../../wire/types";

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
