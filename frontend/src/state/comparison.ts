/** What is compared with what: two sides, each pinned to a part of the network or to a worked example. */

import { create } from "zustand";
import type { NodeId } from "../wire/types";

/** A side of the comparison. Layers are those of the open project and follow its edits. */
export type Pin =
  | { kind: "network" }
  | { kind: "nodes"; nodes: readonly NodeId[] }
  | { kind: "group"; group: string }
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

/** Pins layers to the first free side, else to the second, and shows the comparison. */
export function pinNodes(nodes: readonly NodeId[]): void {
  const [left] = useComparison.getState().sides;
  pin(left === null ? 0 : 1, { kind: "nodes", nodes });
  showComparison(true);
}
