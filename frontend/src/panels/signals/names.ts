/** Layers by the names of their cards, where several cards may have the same one. No React. */

import { nodeName } from "../../core/layers";
import type { Analysis, Graph, LayerEntry, NodeId } from "../../wire/types";

/** `dense 84`; with the node's id where another card says the same: `ReLU (relu1)`, `ReLU (relu2)`. */
export function distinctNames(
  { nodes }: Pick<Graph, "nodes">,
  analysis: Pick<Analysis, "nodes"> | null,
  layers: ReadonlyMap<string, LayerEntry>,
): Map<NodeId, string> {
  const names = new Map<NodeId, string>();
  const times = new Map<string, number>();
  for (const [id, node] of Object.entries(nodes)) {
    const name = nodeName(node, analysis?.nodes[id] ?? null, layers.get(node.type));
    names.set(id, name);
    times.set(name, (times.get(name) ?? 0) + 1);
  }
  for (const [id, name] of names) if ((times.get(name) ?? 0) > 1) names.set(id, `${name} (${id})`);
  return names;
}
