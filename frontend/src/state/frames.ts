/** The newest picture of every node, outside React: canvases subscribe and are called once per animation frame. */

import { commonRange, type ValueRange } from "../core/colours";
import type { Frame, FrameItem } from "../wire/frames";
import type { ItemKind, NodeId } from "../wire/types";

/** The watch of the canvas; an opened node has one of its own. */
export const CANVAS_WATCH = "canvas";

export type Redraw = () => void;

const items = new Map<string, FrameItem>();
const subscribers = new Map<string, Set<Redraw>>();
const dirty = new Set<string>();
const accepted: (() => void)[] = [];
let scheduled = false;
const networkRanges = new Map<ItemKind, ValueRange | null>();

function keyOf(watch: string, node: NodeId, kind: ItemKind): string {
  return `${watch}\n${kind}\n${node}`;
}

/** The last picture received for a node; kept when the node leaves the screen. */
export function latestItem(node: NodeId, kind: ItemKind = "activations", watch = CANVAS_WATCH): FrameItem | null {
  return items.get(keyOf(watch, node, kind)) ?? null;
}

/**
 * The range of one kind of picture over the whole network, for the colour scale "network": weights are far smaller than
 * activations and would be blank in their range. Weights are those of the layers looked at so far.
 */
export function networkValueRange(kind: ItemKind): ValueRange | null {
  return networkRanges.get(kind) ?? null;
}

/** Calls `redraw` in an animation frame after a new picture of the node came. Returns the unsubscription. */
export function subscribe(node: NodeId, kind: ItemKind, redraw: Redraw, watch: string = CANVAS_WATCH): () => void {
  const key = keyOf(watch, node, kind);
  const set = subscribers.get(key) ?? new Set();
  subscribers.set(key, set);
  set.add(redraw);
  return () => {
    set.delete(redraw);
    if (set.size === 0) subscribers.delete(key);
  };
}

/** Takes a frame in; `accept` is called after it was drawn, so a hidden tab holds its credit and is sent nothing. */
export function takeFrame(frame: Frame, accept: () => void): void {
  const watch = frame.header.watch ?? "";
  for (const item of frame.items) {
    const key = keyOf(watch, item.node, item.kind);
    items.set(key, item);
    dirty.add(key);
  }
  for (const kind of new Set(frame.items.map((item) => item.kind))) networkRanges.set(kind, rangeOverNetwork(kind));
  accepted.push(accept);
  schedule();
}

/** Draws every canvas again: the theme or the colour scale changed. */
export function redrawAll(): void {
  for (const key of subscribers.keys()) dirty.add(key);
  schedule();
}

/** Forgets all pictures: another project was opened. */
export function forgetFrames(): void {
  items.clear();
  networkRanges.clear();
  redrawAll();
}

/** Forgets the pictures of one watch: the next that bears its name is of another run. */
export function forgetWatch(watch: string): void {
  for (const key of items.keys()) if (key.startsWith(`${watch}\n`)) items.delete(key);
}

function schedule(): void {
  if (scheduled) return;
  scheduled = true;
  requestAnimationFrame(() => {
    scheduled = false;
    const keys = [...dirty];
    dirty.clear();
    for (const key of keys) for (const redraw of subscribers.get(key) ?? []) redraw();
    for (const accept of accepted.splice(0)) accept();
  });
}

/** Activations of another watch may be of another moment; weights come only for the layers that are looked at. */
function rangeOverNetwork(kind: ItemKind): ValueRange | null {
  const isMeant = ([key, item]: [string, FrameItem]) =>
    item.kind === kind && (kind !== "activations" || key.startsWith(`${CANVAS_WATCH}\n`));
  return commonRange([...items].filter(isMeant).map(([, item]) => item));
}
