/** Whether a picture of the opened layer has arrived: the only thing about frames that React needs to know. */
import { useCallback, useSyncExternalStore } from "react";
import { latestItem, subscribe } from "../../state/frames";
import type { ItemKind, NodeId } from "../../wire/types";
import { NODE_WATCH } from "./MapSheet";

export function useHasItem(node: NodeId, kind: ItemKind, watch = NODE_WATCH): boolean {
  return useSyncExternalStore(
    useCallback((changed) => subscribe(node, kind, changed, watch), [node, kind, watch]),
    () => latestItem(node, kind, watch) !== null,
  );
}
