/** An answer about the opened layer, asked again whenever its maps are others: by input, moment, mode, training, change. */

import { useEffect, useState } from "react";
import { newestOnly } from "../../core/newest";
import { subscribe } from "../../state/frames";
import { ApiProblem } from "../../wire/api";
import type { NodeId } from "../../wire/types";
import { NODE_WATCH } from "./MapSheet";

export interface LayerAnswer<T> {
  /** The newest; it stays while the next is on its way. */
  readonly answer: T | null;
  readonly problem: ApiProblem | null;
}

/** `ask` is to be stable (`useCallback`): another one asks anew. */
export function useLayerAnswer<T>(
  node: NodeId,
  ask: (signal: AbortSignal) => Promise<T | null>,
  watch = NODE_WATCH,
): LayerAnswer<T> {
  const [found, setFound] = useState<LayerAnswer<T>>({ answer: null, problem: null });
  useEffect(() => {
    const leaving = new AbortController();
    const askNewest = newestOnly(async () => {
      try {
        const answer = await ask(leaving.signal);
        if (!leaving.signal.aborted) setFound({ answer, problem: null });
      } catch (error) {
        if (leaving.signal.aborted) return;
        if (!(error instanceof ApiProblem)) throw error;
        setFound(({ answer }) => ({ answer, problem: error }));
      }
    });
    const again = () => {
      if (!leaving.signal.aborted) askNewest(undefined);
    };
    again();
    const stop = subscribe(node, "activations", again, watch);
    return () => {
      leaving.abort();
      stop();
    };
  }, [node, ask, watch]);
  return found;
}
