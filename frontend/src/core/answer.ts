/** Where a network's answer comes from. */

import type { Graph, NodeId } from "../wire/types";
import { depthsOf } from "./depth";

/** What nothing follows; of several the deepest, for auxiliary heads leave the network on its way. Null for no network. */
export function answerOf(graph: Graph): NodeId | null {
  const depths = depthsOf(graph);
  const followed = new Set(Object.values(graph.edges).map(({ source }) => source));
  let deepest: NodeId | null = null;
  for (const id of Object.keys(graph.nodes)) {
    if (followed.has(id)) continue;
    if (deepest === null || (depths.get(id) ?? 0) > (depths.get(deepest) ?? 0)) deepest = id;
  }
  return deepest;
}
