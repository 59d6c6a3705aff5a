/** Which layer is looked at first: the last that says more than the classes. */

import { layersInOrder } from "../../core/order";
import type { Graph, NodeId } from "../../wire/types";

/** The last layer whose output is a list of features, but not one for each class; else the last before the end. */
export function firstChoice(
  graph: Graph,
  shapeOf: (node: NodeId) => readonly number[] | null,
  classes: number,
): NodeId | null {
  const order = layersInOrder(graph).filter((node) => shapeOf(node) !== null);
  const features = order.filter((node) => {
    const shape = shapeOf(node);
    return shape?.length === 1 && shape[0] !== classes;
  });
  return features.at(-1) ?? order.at(-1) ?? null;
}
