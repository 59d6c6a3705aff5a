/** The pictures beside the arithmetic: the layer's own maps, those that it looks at, and what the network sees. */

import { useEffect } from "react";
import { useAnalysis } from "../../state/analysis";
import { clearWatch, setWatch } from "../../state/watches";
import type { NodeId } from "../../wire/types";
import type { LookMode } from "../node/ModeSwitch";

export const PIXEL_WATCH = "pixel";

/** Pixels a side: a small picture beside numbers, and the layer's own map. */
const SIDE = 64;
const OWN_SIDE = 128;

/** Of one node, bytes: beyond them the last of many large maps are not shown. */
const MOST_BYTES = 2_000_000;
const MOST_TILES = 4096;
/** A vector is one row; of a longer one the server sends the means of neighbours. */
const LONGEST = 1024;

export function usePixelWatch(id: NodeId, sources: readonly NodeId[], input: NodeId | null, mode: LookMode): void {
  const names = [...new Set([...sources, ...(input === null ? [] : [input])])].filter((name) => name !== id).join(" ");
  const nodes = useAnalysis(({ analysis }) => analysis?.nodes);
  useEffect(() => {
    const wish = (name: NodeId, side: number) => {
      const [features = 1, height = 1, width = 1] = nodes?.[name]?.shape ?? [];
      if (nodes?.[name]?.shape?.length === 1) return { id: name, size: Math.min(features, LONGEST), tiles: 1 };
      const bytes = Math.min(height, side) * Math.min(width, side);
      return { id: name, size: side, tiles: Math.max(1, Math.min(MOST_TILES, Math.floor(MOST_BYTES / bytes))) };
    };
    const others = names === "" ? [] : names.split(" ");
    const wanted = [wish(id, OWN_SIDE), ...others.map((name) => wish(name, name === input ? OWN_SIDE : SIDE))];
    setWatch(PIXEL_WATCH, { mode, nodes: wanted });
    return () => clearWatch(PIXEL_WATCH);
  }, [id, names, input, mode, nodes]);
}
