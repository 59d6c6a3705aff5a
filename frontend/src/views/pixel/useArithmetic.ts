/** How one value comes about, asked again whenever what the network shows has changed: probe, moment, mode, weights. */

import { useEffect, useState } from "react";
import { newestOnly } from "../../core/newest";
import type { Unit } from "../../core/unit";
import { askNetwork } from "../../state/asking";
import { subscribe } from "../../state/frames";
import { ApiProblem } from "../../wire/api";
import type { LookMode } from "../node/ModeSwitch";
import type { Arithmetic } from "./arithmetic";
import { PIXEL_WATCH } from "./usePixelWatch";

/** Terms told at a time. */
export const PAGE = 16;

interface Found {
  /** The newest answer; kept while the next is on its way. */
  readonly answer: Arithmetic | null;
  readonly problem: ApiProblem | null;
}

export function useArithmetic(unit: Unit, mode: LookMode, offset: number): Found {
  const { node, channel, y, x } = unit;
  const [found, setFound] = useState<Found>({ answer: null, problem: null });
  const [asking, setAsking] = useState<((wish: Wish) => void) | null>(null);

  useEffect(() => {
    const leaving = new AbortController();
    const ask = newestOnly(async ({ node, mode, params }: Wish) => {
      if (leaving.signal.aborted) return;
      try {
        const question = { nodes: [{ id: node }], mode, params: { ...params } };
        const answer = await askNetwork<Arithmetic>("arithmetic", question, leaving.signal);
        if (answer !== null && !leaving.signal.aborted) setFound({ answer, problem: null });
      } catch (error) {
        if (leaving.signal.aborted) return;
        if (!(error instanceof ApiProblem)) throw error;
        setFound(({ answer }) => ({ answer, problem: error }));
      }
    });
    setAsking(() => ask);
    return () => leaving.abort();
  }, []);

  useEffect(() => {
    if (asking === null) return;
    const ask = () => asking({ node, mode, params: { channel, y, x, most: PAGE, offset } });
    ask();
    // A frame of the layer says that something is different: its numbers are asked for with the same weights and input.
    return subscribe(node, "activations", ask, PIXEL_WATCH);
  }, [asking, node, channel, y, x, mode, offset]);

  return found.answer?.node === node ? found : { ...found, answer: null };
}

interface Wish {
  readonly node: string;
  readonly mode: LookMode;
  readonly params: { readonly [name: string]: number | null };
}
