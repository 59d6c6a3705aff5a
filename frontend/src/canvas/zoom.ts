/** Levels of detail: how closely a person looks at the canvas, in few steps so that nodes seldom render again. */

import { type ReactFlowState, useStore } from "@xyflow/react";
import { useEffect } from "react";
import { create } from "zustand";

const FAR = 0.45;
const DENSITIES = [0.5, 1, 1.5, 2, 3, 4] as const;

interface Detail {
  far: boolean;
  density: number;
}

/** Told to the cards by a store of its own: React Flow's tells hundreds of cards of every pixel that the camera moves. */
const useDetail = create<Detail>(() => ({ far: false, density: 1 }));

/** Keeps the level of detail in step with the camera; for the canvas itself. */
export function useKeepDetail(): void {
  const far = useStore(isFar);
  const density = useStore(densityAt);
  useEffect(() => useDetail.setState({ far, density }), [far, density]);
}

const isFar = (state: ReactFlowState) => state.transform[2] < FAR;
const densityAt = (state: ReactFlowState) => densityFor(state.transform[2] * window.devicePixelRatio);

/** The smallest step that is not below the wanted density. */
export function densityFor(wanted: number): number {
  return DENSITIES.find((step) => step >= wanted) ?? 4;
}

/** From afar a card shows its maps and its name only. */
export function useIsFar(): boolean {
  return useDetail((detail) => detail.far);
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
