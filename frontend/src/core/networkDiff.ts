/** Two networks beside one another, node by node. No React. */

import type { Graph, GraphNode, Json, NodeId } from "../wire/types";
import { layersInOrder } from "./order";
import { same } from "./recipe";

/** A node that is in both networks and computes something else. */
export interface NodeChange {
  id: NodeId;
  types: readonly [string, string];
  /** Parameters that are not the same; none where the types differ. Undefined is what the layer takes by itself. */
  params: readonly { name: string; values: readonly [Json | undefined, Json | undefined] }[];
}

export interface NetworkDiff {
  /** All nodes: in the order of the first network, with those of the second alone after the one that they follow. */
  order: NodeId[];
  onlyFirst: NodeId[];
  onlySecond: NodeId[];
  /** In both, of another type or with other parameters. */
  changed: NodeChange[];
}

export function compareNetworks(first: Graph, second: Graph): NetworkDiff {
  const order = layersInOrder(first);
  let after = -1;
  for (const id of layersInOrder(second)) {
    const place = order.indexOf(id);
    if (place >= 0) after = place;
    else order.splice(++after, 0, id);
  }
  return {
    order,
    onlyFirst: order.filter((id) => second.nodes[id] === undefined),
    onlySecond: order.filter((id) => first.nodes[id] === undefined),
    changed: order.flatMap((id) => changeOf(id, first.nodes[id], second.nodes[id]) ?? []),
  };
}

/** Null where both compute the same: the place and the name of a card make no difference. */
function changeOf(id: NodeId, first: GraphNode | undefined, second: GraphNode | undefined): NodeChange | null {
  if (!first || !second) return null;
  const types = [first.type, second.type] as const;
  if (first.type !== second.type) return { id, types, params: [] };
  const names = [...new Set([...Object.keys(first.params), ...Object.keys(second.params)])];
  const params = names
    .map((name) => ({ name, values: [first.params[name], second.params[name]] as const }))
    .filter(({ values: [before, after] }) => !same(before ?? null, after ?? null));
  return params.length === 0 ? null : { id, types, params };
}
