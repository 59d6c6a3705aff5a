/** Pointing at a unit on a card: where the pointer is on the maps, a field can be drawn; a click keeps it. */

import { type HTMLAttributes, type MouseEvent as PointerClick, type PointerEvent, useEffect, useRef } from "react";
import type { CardFace } from "../core/card";
import { unitAtPoint } from "../core/mapPoint";
import { sameUnit, type Unit } from "../core/unit";
import { useAnalysis } from "../state/analysis";
import { latestItem } from "../state/frames";
import { placeMaps } from "../state/mapPlaces";
import { pin, pointAt, useUnit } from "../state/unit";
import type { NodeId } from "../wire/types";

type Face = Omit<CardFace, "total">;

/** What the element around the maps of a watch needs; nothing where what it shows are no outputs. */
export function usePointing(node: NodeId, face: Face, watch: string, isOutput: boolean) {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!isOutput || host.current === null) return;
    return placeMaps(host.current, { node, face, watch });
  }, [node, face, watch, isOutput]);
  const handlers: HTMLAttributes<HTMLDivElement> = isOutput ? handlersFor(node, face, watch) : {};
  return { ref: host, ...handlers };
}

function handlersFor(node: NodeId, face: Face, watch: string): HTMLAttributes<HTMLDivElement> {
  return {
    // A finger that moves is panning; it points by tapping. A pressed button is dragging.
    onPointerMove: (event) => {
      if (event.pointerType !== "touch" && event.buttons === 0) pointAt(unitUnder(event, node, face, watch));
    },
    onPointerDown: () => pointAt(null),
    onPointerLeave: () => pointAt(null),
    onClick: (event) => {
      const unit = unitUnder(event, node, face, watch);
      if (unit !== null) pin(sameUnit(unit, useUnit.getState().pinned) ? null : unit);
    },
  };
}

function unitUnder(event: PointerEvent | PointerClick, node: NodeId, face: Face, watch: string): Unit | null {
  const shape = useAnalysis.getState().analysis?.nodes[node]?.shape;
  if (!shape) return null;
  const { left, top, width } = event.currentTarget.getBoundingClientRect();
  const scale = face.width / Math.max(1, width); // cards are drawn larger and smaller with the camera
  const item = latestItem(node, "activations", watch);
  const cells = item && item.tiles === 1 ? item.width : face.shown;
  const shown = { channels: item?.channels ?? [], cells };
  return unitAtPoint(face, node, shape, shown, (event.clientX - left) * scale, (event.clientY - top) * scale);
}
