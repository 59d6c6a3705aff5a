/** Why an edit came to nothing, where somebody else's came first. */

import type { Graph } from "../wire/types";
import type { Operation } from "./patch";

const NODE = /^\/graphs\/[^/]+\/nodes\/([^/]+)\//;

/** The layers that an edit was to change, and that are not in the network (any more). */
export function goneNodes(operations: readonly Operation[], graph: Graph): string[] {
  const made = new Set<string>();
  const gone = new Set<string>();
  for (const { op, path } of operations) {
    const node = NODE.exec(`${path}/`)?.[1];
    if (node === undefined) continue;
    if (op === "add" && path.endsWith(`/nodes/${node}`)) made.add(node);
    else if (!made.has(node) && !(node in graph.nodes)) gone.add(node);
  }
  return [...gone];
}
