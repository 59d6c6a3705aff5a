/** The numbers of one side of the comparison: of the open network at once, of anything else when the server has answered. */

import { useCallback, useMemo } from "react";
import { exampleNetwork, exampleOf, type Sizes } from "../../core/examples";
import { membersOf } from "../../core/groups";
import { type Measures, measuresOf, measuresOfNetwork } from "../../core/measures";
import { useAnalysis } from "../../state/analysis";
import type { Pin } from "../../state/comparison";
import { useGraph } from "../../state/project";
import { api } from "../../wire/api";
import type { Graph } from "../../wire/types";
import { useMeasured } from "../useMeasured";

export interface Side {
  measures: Measures | null;
  /** What is measured is not there any more. */
  isGone: boolean;
}

const NOTHING: Side = { measures: null, isGone: false };

export function useSide(pin: Pin | null, sizes: Sizes | null): Side {
  const here = useHere(pin);
  const elsewhere = useElsewhere(pin, sizes);
  return isHere(pin) ? here : elsewhere;
}

function isHere(pin: Pin | null): boolean {
  return pin?.kind === "network" || pin?.kind === "nodes" || pin?.kind === "group";
}

function useHere(pin: Pin | null): Side {
  const graph = useGraph();
  const analysis = useAnalysis((state) => state.analysis);
  return useMemo(() => {
    if (!graph || !analysis || pin === null) return NOTHING;
    if (pin.kind === "network") return { measures: measuresOfNetwork(graph, analysis), isGone: false };
    const nodes = nodesOf(pin, graph);
    return nodes.length === 0
      ? { ...NOTHING, isGone: true }
      : { ...NOTHING, measures: measuresOf(graph, analysis, nodes) };
  }, [graph, analysis, pin]);
}

export function nodesOf(pin: Pin, graph: Graph): readonly string[] {
  if (pin.kind === "group") return membersOf(graph, pin.group);
  return pin.kind === "nodes" ? pin.nodes.filter((id) => graph.nodes[id]) : [];
}

function useElsewhere(pin: Pin | null, sizes: Sizes | null): Side {
  const example = useMemo(() => {
    if (pin?.kind !== "example") return null;
    const worked = exampleOf(pin.example);
    return exampleNetwork(worked, pin.side, sizes ?? worked.sizes);
  }, [pin, sizes]);
  const ask = useCallback(async (): Promise<Graph | null> => {
    return pin?.kind === "architecture" ? api.architecture(pin.name) : (example?.graph ?? null);
  }, [pin, example]);
  const { graph, analysis } = useMeasured(ask);
  return useMemo(() => {
    if (!graph || !analysis) return NOTHING;
    const isExample = example?.graph === graph;
    const measures = isExample ? measuresOf(graph, analysis, example.nodes) : measuresOfNetwork(graph, analysis);
    return { ...NOTHING, measures };
  }, [graph, analysis, example]);
}
