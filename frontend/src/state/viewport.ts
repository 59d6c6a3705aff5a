/** The canvas's camera, for commands that are given outside it. */

import type { FitViewOptions, ReactFlowInstance } from "@xyflow/react";
import type { Extent, Point } from "../core/graph";
import type { NodeId } from "../wire/types";

type Camera = Pick<
  ReactFlowInstance,
  "fitView" | "zoomIn" | "zoomOut" | "screenToFlowPosition" | "getViewport" | "setCenter"
>;

/** Room for a layer's actions above and for the tools in the lower corners; a small canvas keeps all it has. */
const ROOM = { top: "52px", left: "24px", right: "24px", bottom: "64px" } as const;

function fitOptions(): FitViewOptions {
  const isSmall = (canvasBox()?.width ?? 0) < 600;
  return { padding: isSmall ? "10px" : ROOM, maxZoom: 1.2 };
}

const MOVE_MS = 200;
let camera: Camera | null = null;

/** The canvas hands over its camera when it appears, and null when it goes. */
export function setCamera(next: Camera | null): void {
  camera = next;
}

export function fitNetwork(duration = MOVE_MS): void {
  void camera?.fitView({ ...fitOptions(), duration });
}

export function showNodes(ids: readonly NodeId[]): void {
  void camera?.fitView({ nodes: ids.map((id) => ({ id })), duration: MOVE_MS, padding: 0.4, maxZoom: 1, minZoom: 0.5 });
}

export function zoomBy(direction: "in" | "out"): void {
  void (direction === "in" ? camera?.zoomIn({ duration: MOVE_MS }) : camera?.zoomOut({ duration: MOVE_MS }));
}

const EDGE = 24;

/** Moves the camera, without zooming, when a card is not wholly in sight. */
export function bringIntoView([x, y]: Point, { width, height }: Extent): void {
  const box = canvasBox();
  if (!camera || !box) return;
  const { x: left, y: top, zoom } = camera.getViewport();
  const [screenX, screenY] = [x * zoom + left, y * zoom + top];
  const isSeen =
    screenX > EDGE &&
    screenY > EDGE &&
    screenX + width * zoom < box.width - EDGE &&
    screenY + height * zoom < box.height - EDGE;
  if (!isSeen) void camera.setCenter(x + width / 2, y + height / 2, { zoom, duration: MOVE_MS });
}

/** The canvas point under the middle of the window: where something goes that nobody placed. */
export function middleOfView(): Point {
  const box = canvasBox();
  if (!camera || !box) return [0, 0];
  const { x, y } = camera.screenToFlowPosition({ x: box.x + box.width / 2, y: box.y + box.height / 2 });
  return [x, y];
}

function canvasBox(): DOMRect | undefined {
  return document.querySelector(".react-flow")?.getBoundingClientRect();
}
