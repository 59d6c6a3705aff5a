/** What layers of the open network do when they are off. */

import { useMemo } from "react";
import { passesOn } from "../../core/switching";
import { useAnalysis } from "../../state/analysis";
import { useGraph } from "../../state/project";
import type { Passes } from "./words";

export function usePasses(): Passes {
  const graph = useGraph();
  const analysis = useAnalysis((state) => state.analysis);
  return useMemo(
    () => (node) => graph !== null && passesOn(graph, (id) => analysis?.nodes[id]?.shape ?? null, node),
    [graph, analysis],
  );
}
