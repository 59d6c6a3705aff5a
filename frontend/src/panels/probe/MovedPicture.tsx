/** The moved picture as the network gets it: only the server knows what became of it. */

import { useEffect } from "react";
import { MapCanvas } from "../../canvas/MapCanvas";
import type { CardFace } from "../../core/card";
import { COLOUR_CHANNELS } from "../../core/raster";
import { forgetWatch } from "../../state/frames";
import { clearWatch, setWatch } from "../../state/watches";
import { useInputNode } from "./target";

const WATCH = "sees";

/** CSS pixels, see `NetworkSees.module.css`. */
const SIDE = 62;

const FACE: CardFace = {
  kind: "image",
  shown: 1,
  total: 1,
  columns: 1,
  tile: { width: SIDE, height: SIDE },
  gap: 0,
  width: SIDE,
  height: SIDE,
};

export function MovedPicture() {
  const input = useInputNode();
  useEffect(() => {
    if (input === null) return;
    setWatch(WATCH, { nodes: [{ id: input, tiles: COLOUR_CHANNELS, size: 2 * SIDE }] });
    return () => {
      clearWatch(WATCH);
      forgetWatch(WATCH);
    };
  }, [input]);
  return input === null ? null : <MapCanvas node={input} face={FACE} density={2} table="grey" watch={WATCH} />;
}
