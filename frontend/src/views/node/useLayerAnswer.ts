/** An answer about the opened layer, asked again whenever its maps are others: by input, moment, mode, training, change. */

import { useEffect } from "react";
import { subscribe } from "../../state/frames";
import { type Ask, type NewestAnswer, useNewestAnswer } from "../../state/useNewestAnswer";
import type { NodeId } from "../../wire/types";
import { NODE_WATCH } from "./MapSheet";

/** `ask` is to be stable (`useCallback`): another one asks anew. */
export function useLayerAnswer<T>(node: NodeId, ask: Ask<T>, watch = NODE_WATCH): NewestAnswer<T> {
  const [found, askNewest] = useNewestAnswer<T>();
  useEffect(() => {
    const again = () => askNewest(ask);
    again();
    return subscribe(node, "activations", again, watch);
  }, [node, ask, watch, askNewest]);
  return found;
}
