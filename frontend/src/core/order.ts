/** The order in which a person walks through a network: inputs first, then layer by layer. */

import type { Graph, NodeId } from "../wire/types";
import { incoming, outgoing } from "./graph";

/** Topological (Kahn 1962), ties by place on the canvas; nodes of a cycle come last. */
export function layersInOrder(graph: Graph): NodeId[] {
  const waiting = new Map(Object.keys(graph.nodes).map((id) => [id, incoming(graph, id).length]));
  const place = (id: NodeId): [number, number] => graph.nodes[id]?.position ?? [0, 0];
  const before = (a: NodeId, b: NodeId): number => place(a)[1] - place(b)[1] || place(a)[0] - place(b)[0];
  const ready = [...waiting].filter(([, count]) => count === 0).map(([id]) => id);
  const order: NodeId[] = [];
  while (waiting.size > 0) {
    ready.sort(before);
    const id = ready.shift() ?? [...waiting.keys()].sort(before)[0];
    if (id === undefined) break;
    waiting.delete(id);
    order.push(id);
    for (const [, { target }] of outgoing(graph, id)) {
      const left = waiting.get(target);
      if (left === undefined) continue;
      waiting.set(target, left - 1);
      if (left === 1 && !ready.includes(target)) ready.push(target);
    }
  }
  return order;
}
