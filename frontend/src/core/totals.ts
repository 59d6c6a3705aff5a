/** Numbers of a whole network that follow from those of its nodes. */

import type { Analysis, Graph, NodeId, ReceptiveField } from "../wire/types";
import { incoming } from "./graph";

/** What a unit of the last feature map sees of the input: the field of the last layers before the main output that have
 * one (a flattened or dense layer sees everything and has none); of several branches, the widest. */
export function fieldAtEnd(graph: Graph, { main, nodes }: Pick<Analysis, "main" | "nodes">): ReceptiveField | null {
  if (main === null) return null;
  const fields: ReceptiveField[] = [];
  const seen = new Set<NodeId>();
  const open = [main];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    const field = nodes[id]?.receptive_field;
    if (field) fields.push(field);
    else for (const [, edge] of incoming(graph, id)) open.push(edge.source);
  }
  return fields.reduce<ReceptiveField | null>(
    (widest, field) => (widest && area(widest) >= area(field) ? widest : field),
    null,
  );
}

function area({ size: [height = 1, width = 1] }: ReceptiveField): number {
  return height * width;
}
