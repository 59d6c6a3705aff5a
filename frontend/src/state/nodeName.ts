/** What a layer is called wherever it is spoken of: as on its card. */

import { nodeName } from "../core/layers";
import type { Graph, NodeId } from "../wire/types";
import { useAnalysis } from "./analysis";
import { useCatalog } from "./catalog";

export function useNodeName(graph: Graph | null): (id: NodeId) => string {
  const layers = useCatalog((catalog) => catalog.layers);
  const analysis = useAnalysis((state) => state.analysis);
  return (id) => {
    const node = graph?.nodes[id];
    return node ? nodeName(node, analysis?.nodes[id] ?? null, layers.get(node.type)) : id;
  };
}
