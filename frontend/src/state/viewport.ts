/** The canvas's camera, for commands that are given outside it. */

import type { FitViewOptions, ReactFlowInstance, Viewport } from "@xyflow/react";
import type { Extent, Point } from "../core/graph";
import type { NodeId } from "../wire/types";

type Camera = Pick<
  ReactFlowInstance,
  | "fitView"
  | "zoomIn"
  | "zoomOut"
  | "screenToFlowPosition"
  | "getViewport"
  | "setViewport"
  | "setCenter"
  | "getNodes"
  | "getNodesBounds"
>;

/** Room for a layer's actions above and for the tools in the lower corners; a small canvas keeps all it has. */
const ROOM = { top: "52px", left: "24px", right: "24px", bottom: "64px" } as const;

const FIT: FitViewOptions = { padding: ROOM, maxZoom: 1.2 };

/** A small canvas shows the network as wide as itself, but never smaller than can be read: the rest is a swipe away. */
const SMALL = 600;
const MARGIN = 10;
const READABLE = 0.55;

/** The camera of a small canvas: the whole network where that can be read, else its beginning, in the upper left. */
export function smallView(network: Extent & { x: number; y: number }, canvas: Extent): Viewport {
  const wide = (canvas.width - 2 * MARGIN) / network.width;
  const high = (canvas.height - 2 * MARGIN) / network.height;
  const zoom = Math.min(1, Math.max(Math.min(wide, high), READABLE));
  const start = (space: number, size: number) => Math.max(MARGIN, (space - size * zoom) / 2);
  return {
    x: start(canvas.width, network.width) - network.x * zoom,
    y: start(canvas.height, network.height) - network.y * zoom,
    zoom,
  };
}

const MOVE_MS = 200;
let camera: Camera | null = null;

/** The canvas hands over its camera when it appears, and null when it goes. */
export function setCamera(next: Camera | null): void {
  camera = next;
}

export function fitNetwork(duration = MOVE_MS): void {
  const canvas = canvasBox();
  if (!camera || !canvas) return;
  const nodes = camera.getNodes();
  if (canvas.width >= SMALL || nodes.length === 0) void camera.fitView({ ...FIT, duration });
  else void camera.setViewport(smallView(camera.getNodesBounds(nodes), canvas), { duration });
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
