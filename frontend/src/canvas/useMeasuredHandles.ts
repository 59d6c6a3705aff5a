/** React Flow measures handles with their card: those that come later, with the catalogue or one more input, would carry
 * no edge. All that ask within a frame are measured at once, for each time costs a look at every card. */

import { useUpdateNodeInternals } from "@xyflow/react";
import { useEffect } from "react";
import type { NodeId } from "../wire/types";

const waiting = new Set<NodeId>();
let scheduled = false;

/** Has the handles of a card measured again when `ports` are others. */
export function useMeasuredHandles(id: NodeId, ports: string): void {
  const measure = useUpdateNodeInternals();
  // biome-ignore lint/correctness/useExhaustiveDependencies: other ports stand at other places
  useEffect(() => {
    waiting.add(id);
    if (scheduled) return;
    scheduled = true;
    queueMicrotask(() => {
      scheduled = false;
      measure([...waiting]);
      waiting.clear();
    });
  }, [measure, id, ports]);
}
