/** What is compared with what: two sides, each pinned to a part of the network or to a worked example. */

import { create } from "zustand";
import { type Part, partsOf } from "../core/groups";
import type { Graph, NodeId } from "../wire/types";

/** A side of the comparison. Layers are those of the open project and follow its edits. */
export type Pin =
  | Part
  | { kind: "network" }
  | { kind: "example"; example: string; side: 0 | 1 }
  | { kind: "architecture"; name: string };

export type Sides = readonly [Pin | null, Pin | null];

interface Comparison {
  open: boolean;
  sides: Sides;
}

export const useComparison = create<Comparison>(() => ({ open: false, sides: [null, null] }));

export function showComparison(open: boolean): void {
  useComparison.setState({ open });
}

export function pin(side: 0 | 1, what: Pin | null): void {
  useComparison.setState(({ sides: [left, right] }) => ({ sides: side === 0 ? [what, right] : [left, what] }));
}

/** Opens the comparison with both sides of a worked example. */
export function pinExample(example: string): void {
  const sides: Sides = [
    { kind: "example", example, side: 0 },
    { kind: "example", example, side: 1 },
  ];
  useComparison.setState({ open: true, sides });
}

/** Pins what is selected and shows the comparison: two parts face each other, anything else goes to the first free side,
 * else to the second. `group` is the one that was chosen as a whole. */
export function pinSelection(graph: Graph, selected: readonly NodeId[], group: string | null): void {
  const [one, other, ...more] = group === null ? partsOf(graph, selected) : [];
  if (one && other && more.length === 0) {
    useComparison.setState({ open: true, sides: [one, other] });
    return;
  }
  const [left] = useComparison.getState().sides;
  pin(left === null ? 0 : 1, group === null ? { kind: "nodes", nodes: selected } : { kind: "group", group });
  showComparison(true);
}
