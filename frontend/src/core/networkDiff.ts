/** Two networks beside one another, node by node. No React. */

import type { Graph, GraphNode, NodeId } from "../wire/types";
import { layersInOrder } from "./order";

export interface NetworkDiff {
  /** All nodes: in the order of the first network, with those of the second alone after the one that they follow. */
  order: NodeId[];
  onlyFirst: NodeId[];
  onlySecond: NodeId[];
  /** In both, of another type or with other parameters. */
  changed: NodeId[];
}

export function compareNetworks(first: Graph, second: Graph): NetworkDiff {
  const order = layersInOrder(first);
  let after = -1;
  for (const id of layersInOrder(second)) {
    const place = order.indexOf(id);
    if (place >= 0) after = place;
    else order.splice(++after, 0, id);
  }
  const isBoth = (id: NodeId) => first.nodes[id] !== undefined && second.nodes[id] !== undefined;
  return {
    order,
    onlyFirst: order.filter((id) => second.nodes[id] === undefined),
    onlySecond: order.filter((id) => first.nodes[id] === undefined),
    changed: order.filter((id) => isBoth(id) && says(first.nodes[id]) !== says(second.nodes[id])),
  };
}

/** What a node computes; its place and its name make no difference. */
function says(node: GraphNode | undefined): string {
  const params = Object.entries(node?.params ?? {}).sort(([a], [b]) => a.localeCompare(b));
  return JSON.stringify([node?.type, params]);
}
