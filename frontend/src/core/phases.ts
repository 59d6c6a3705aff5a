/** A step of training in slow motion: when each layer is at work, forward, backward and in the update. */

import type { Graph, NodeId } from "../wire/types";
import { incoming } from "./graph";
import { layersInOrder } from "./order";

/** The parts of a step, in the order in which they happen. */
export const PHASES = ["forward", "loss", "backward", "update"] as const;
export type Phase = (typeof PHASES)[number];

/** When a part begins and ends, in milliseconds from the step's arrival; all of it is over before the next step. */
export const TIMES: Record<Phase, readonly [start: number, end: number]> = {
  forward: [0, 380],
  loss: [380, 500],
  backward: [500, 800],
  update: [800, 950],
};

/** How deep each node lies: 0 where the longest path to it begins, 1 where the longest of all ends. */
export function depths(graph: Graph): Map<NodeId, number> {
  const levels = new Map<NodeId, number>();
  for (const id of layersInOrder(graph)) {
    const before = incoming(graph, id).map(([, { source }]) => levels.get(source) ?? -1);
    levels.set(id, Math.max(-1, ...before) + 1);
  }
  const deepest = Math.max(1, ...levels.values());
  return new Map([...levels].map(([id, level]) => [id, level / deepest]));
}

/** When a node at a depth is lit in a part of the step, as milliseconds to wait: the wave goes on, and comes back. */
export function delayOf(phase: Phase, depth: number): number {
  const [start, end] = TIMES[phase];
  switch (phase) {
    case "forward":
      return start + depth * (end - start);
    case "backward":
      return start + (1 - depth) * (end - start);
    default:
      return start;
  }
}
