/** Numbers of a whole network that follow from those of its nodes. */

import type { Analysis, Graph, NodeAnalysis, NodeId, ReceptiveField } from "../wire/types";
import { incoming } from "./graph";

/** A layer that has a receptive field. */
type Seeing = NodeAnalysis & { receptive_field: ReceptiveField };

/** The layer whose unit sees most at the end: of the last layers before the main output that have a field (a flattened
 * or dense layer sees everything and has none), the one with the widest. */
export function lastWithField(graph: Graph, { main, nodes }: Pick<Analysis, "main" | "nodes">): Seeing | null {
  if (main === null) return null;
  const ends: Seeing[] = [];
  const seen = new Set<NodeId>();
  const open = [main];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    const node = nodes[id];
    if (node && hasField(node)) ends.push(node);
    else for (const [, edge] of incoming(graph, id)) open.push(edge.source);
  }
  const end = ends.reduce<Seeing | null>((widest, end) => (widest && area(widest) >= area(end) ? widest : end), null);
  // Flattened before any layer looked beyond one place: whatever follows sees every place at once.
  const mixesAll = end !== null && area(end) === 1 && nodes[main]?.receptive_field === null;
  return mixesAll ? { ...end, sees_whole: true } : end;
}

function hasField(node: NodeAnalysis): node is Seeing {
  return node.receptive_field !== null;
}

function area({ receptive_field: { size } }: Seeing): number {
  const [height = 1, width = 1] = size;
  return height * width;
}
