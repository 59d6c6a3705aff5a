/** The canvas's camera, for commands that are given outside it. */

import type { FitViewOptions, ReactFlowInstance, Viewport } from "@xyflow/react";
import type { Extent, Point } from "../core/graph";
import type { Box } from "../core/room";
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
const WIDE_ROOM: Room = { top: 60, left: 24, right: 24, bottom: 64 };
const CLOSEST = 1.2;

const FIT: FitViewOptions = {
  padding: { top: "60px", left: "24px", right: "24px", bottom: "64px" },
  maxZoom: CLOSEST,
};

/** Below this zoom cards cannot be read: a network opens no smaller, and shows its beginning. */
const SMALL = 600;
const MARGIN = 10;
const READABLE = 0.45;

/** A small canvas shows a network whole down to this zoom: its answer is worth more than the words on its cards. */
const WHOLE = 0.3;

interface Room {
  top: number;
  left: number;
  right: number;
  bottom: number;
}

const SMALL_ROOM: Room = { top: MARGIN, left: MARGIN, right: MARGIN, bottom: MARGIN };

/** The camera that a network opens with: all of it where that can be read, else its beginning, in the upper left. */
export function openingView(network: Box, canvas: Extent, largest: number): Viewport {
  const isSmall = canvas.width < SMALL;
  const room = isSmall ? SMALL_ROOM : WIDE_ROOM;
  const wide = canvas.width - room.left - room.right;
  const high = canvas.height - room.top - room.bottom;
  const whole = Math.min(wide / network.width, high / network.height);
  const zoom = Math.min(largest, isSmall && whole >= WHOLE ? whole : Math.max(whole, READABLE));
  const start = (before: number, space: number, size: number) => before + Math.max(0, (space - size * zoom) / 2);
  return {
    x: start(room.left, wide, network.width) - network.x * zoom,
    y: start(room.top, high, network.height) - network.y * zoom,
    zoom,
  };
}

const MOVE_MS = 200;
let camera: Camera | null = null;

/** The canvas hands over its camera when it appears, and null when it goes. */
export function setCamera(next: Camera | null): void {
  camera = next;
}

/** Shows the whole network; a small canvas shows no less of it than can be read. */
export function fitNetwork(duration = MOVE_MS): void {
  if (showHeld(duration)) return;
  const canvas = canvasBox();
  if (!camera || !canvas) return;
  if (canvas.width >= SMALL) void camera.fitView({ ...FIT, duration });
  else openNetwork(duration);
}

/** Shows the whole network where it can be read, else its beginning. */
export function openNetwork(duration = 0): void {
  if (showHeld(duration)) return;
  const canvas = canvasBox();
  const nodes = camera?.getNodes() ?? [];
  if (!camera || !canvas || nodes.length === 0) return;
  const largest = canvas.width < SMALL ? 1 : CLOSEST;
  void camera.setViewport(openingView(camera.getNodesBounds(nodes), canvas, largest), { duration });
}

/** Moves the camera to a part of the network: all of it where that can be read, else its beginning. */
export function showBox(box: Box): void {
  const canvas = canvasBox();
  if (canvas) void camera?.setViewport(openingView(box, canvas, 1), { duration: MOVE_MS });
}

export function showNodes(ids: readonly NodeId[]): void {
  void camera?.fitView({ nodes: ids.map((id) => ({ id })), duration: MOVE_MS, padding: 0.4, maxZoom: 1, minZoom: 0.5 });
}

/** Whether cards can be read: who is that near keeps the zoom. */
export function isReadable(): boolean {
  return (camera?.getViewport().zoom ?? 0) >= READABLE;
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

/** What of the canvas is in sight: its middle, and how wide and high it is, in the canvas's units. */
export interface Sight {
  middle: [number, number];
  width: number;
  height: number;
}

export function sightNow(): Sight | null {
  const box = canvasBox();
  if (!camera || !box || box.width === 0) return null;
  const { x, y, zoom } = camera.getViewport();
  return sightOf(x, y, zoom, box);
}

/** That of a camera on a canvas of a size. */
export function sightOf(x: number, y: number, zoom: number, { width, height }: Extent): Sight {
  const round = (value: number) => Math.round(value * 10) / 10;
  return {
    middle: [round((width / 2 - x) / zoom), round((height / 2 - y) / zoom)],
    width: round(width / zoom),
    height: round(height / zoom),
  };
}

/** Another page's sight, while this one goes along with it: all of it is in sight here, however large this canvas is. */
let held: Sight | null = null;

/** Sees what another page does, until null gives the camera back; a canvas that appears later begins with it. */
export function holdSight(sight: Sight | null): void {
  held = sight;
  showHeld(MOVE_MS);
}

function showHeld(duration: number): boolean {
  const box = canvasBox();
  if (held && camera && box) void camera.setViewport(viewportOf(held, box), { duration });
  return held !== null;
}

/** The camera of a canvas of a size that has a sight in its middle. */
export function viewportOf({ middle: [x, y], width, height }: Sight, canvas: Extent): Viewport {
  const zoom = Math.min(canvas.width / width, canvas.height / height);
  return { x: canvas.width / 2 - x * zoom, y: canvas.height / 2 - y * zoom, zoom };
}
