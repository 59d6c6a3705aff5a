/** The layers of a network in the order in which data comes to them, for axes that run from the input to the answer. */

import type { Graph, NodeId } from "../wire/types";
import { depths } from "./skips";

/** The longest way to each node, counted in edges; nodes in a circle have none. */
export function depthsOf(graph: Graph): Map<NodeId, number> {
  const after = new Map<NodeId, NodeId[]>(Object.keys(graph.nodes).map((id) => [id, []]));
  const inputs = new Map<NodeId, number>();
  for (const { source, target } of Object.values(graph.edges)) {
    after.get(source)?.push(target);
    inputs.set(target, (inputs.get(target) ?? 0) + 1);
  }
  return depths(after, inputs);
}

/** Nodes by depth; those of one depth as the document has them. */
export function byDepth(graph: Graph): NodeId[] {
  const depth = depthsOf(graph);
  return Object.keys(graph.nodes)
    .filter((id) => depth.has(id))
    .sort((one, other) => (depth.get(one) as number) - (depth.get(other) as number));
}
