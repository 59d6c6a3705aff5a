/** How one value comes about, asked again whenever what the network shows has changed: probe, moment, mode, weights. */

import { useCallback } from "react";
import type { Unit } from "../../core/unit";
import { askNetwork } from "../../state/asking";
import type { NewestAnswer } from "../../state/useNewestAnswer";
import type { LookMode } from "../node/ModeSwitch";
import { useLayerAnswer } from "../node/useLayerAnswer";
import type { Arithmetic } from "./arithmetic";
import { PIXEL_WATCH } from "./usePixelWatch";

/** Terms told at a time. */
export const PAGE = 16;

export function useArithmetic({ node, channel, y, x }: Unit, mode: LookMode, offset: number): NewestAnswer<Arithmetic> {
  const ask = useCallback(
    (signal: AbortSignal) => {
      const params = { channel, y, x, most: PAGE, offset };
      return askNetwork<Arithmetic>("arithmetic", { nodes: [{ id: node }], mode, params }, signal);
    },
    [node, channel, y, x, mode, offset],
  );
  return useLayerAnswer(node, ask, PIXEL_WATCH);
}
