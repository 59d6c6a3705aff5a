/** Levels of detail: how closely a person looks at the canvas, in few steps so that nodes seldom render again. */

import { type ReactFlowState, useStore } from "@xyflow/react";
import { useEffect } from "react";
import { create } from "zustand";

const FAR = 0.45;
const REMOTE = 0.2;
const DENSITIES = [0.25, 0.5, 1, 1.5, 2, 3, 4] as const;

/** From `far` a card shows its maps and its name; from `remote` nothing can be read, and it is its maps alone. */
export type Distance = "near" | "far" | "remote";

interface Detail {
  distance: Distance;
  density: number;
}

/** Told to the cards by a store of its own: React Flow's tells hundreds of cards of every pixel that the camera moves. */
const useDetail = create<Detail>(() => ({ distance: "near", density: 1 }));

/** Keeps the level of detail in step with the camera, for the canvas itself, and says how far away it is. */
export function useKeepDetail(): Distance {
  const distance = useStore(distanceOf);
  const density = useStore(densityAt);
  useEffect(() => useDetail.setState({ distance, density }), [distance, density]);
  return distance;
}

const distanceOf = (state: ReactFlowState) => distanceAt(state.transform[2]);
const densityAt = (state: ReactFlowState) => densityFor(state.transform[2] * window.devicePixelRatio);

export function distanceAt(zoom: number): Distance {
  return zoom < REMOTE ? "remote" : zoom < FAR ? "far" : "near";
}

/** The smallest step that is not below the wanted density. */
export function densityFor(wanted: number): number {
  return DENSITIES.find((step) => step >= wanted) ?? 4;
}

export function useIsFar(): boolean {
  return useDetail((detail) => detail.distance !== "near");
}

/** Whether the window holds the whole network: an overview of it would then only hide a part. */
export function useSeesAll(): boolean {
  return useStore(seesAll);
}

function seesAll({ nodeLookup, transform: [left, top, zoom], width, height }: ReactFlowState): boolean {
  for (const { internals, measured } of nodeLookup.values()) {
    const x = internals.positionAbsolute.x * zoom + left;
    const y = internals.positionAbsolute.y * zoom + top;
    if (x < 0 || y < 0 || x + (measured.width ?? 0) * zoom > width || y + (measured.height ?? 0) * zoom > height) {
      return false;
    }
  }
  return true;
}

/** How much larger something is drawn to keep its size on the screen when cards are small: in steps of a sixth of a
 * doubling, so that zooming seldom changes it. */
export function useUpright(): number {
  return useStore(uprightAt);
}

function uprightAt({ transform }: ReactFlowState): number {
  return 2 ** (Math.max(0, Math.round(-6 * Math.log2(transform[2]))) / 6);
}

/** Device pixels per canvas unit. */
export function useDensity(): number {
  return useDetail((detail) => detail.density);
}
