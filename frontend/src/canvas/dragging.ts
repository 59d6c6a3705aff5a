/** A layer or a block on its way from the palette to the canvas, by the browser's own drag and drop. */

import type { DragEvent } from "react";
import type { BlockSource } from "../state/blocks";
import type { Params } from "../wire/types";

const LAYER = "application/x-svertka-layer";
const BLOCK = "application/x-svertka-block";

export interface DraggedLayer {
  type: string;
  params: Params;
}

export function startLayerDrag(event: DragEvent, layer: DraggedLayer): void {
  startDrag(event, LAYER, layer);
}

export function startBlockDrag(event: DragEvent, source: BlockSource): void {
  startDrag(event, BLOCK, source);
}

function startDrag(event: DragEvent, kind: string, dragged: unknown): void {
  event.dataTransfer.setData(kind, JSON.stringify(dragged));
  event.dataTransfer.effectAllowed = "copy";
}

/** Whether something of the palette is over the canvas; what it is can be read only when it is dropped. */
export function isPaletteDrag(event: DragEvent): boolean {
  return event.dataTransfer.types.includes(LAYER) || event.dataTransfer.types.includes(BLOCK);
}

export function droppedLayer(event: DragEvent): DraggedLayer | null {
  return dropped<DraggedLayer>(event, LAYER);
}

export function droppedBlock(event: DragEvent): BlockSource | null {
  return dropped<BlockSource>(event, BLOCK);
}

function dropped<T>(event: DragEvent, kind: string): T | null {
  const text = event.dataTransfer.getData(kind);
  return text === "" ? null : (JSON.parse(text) as T);
}

/** The id of the edge or node drawn under the pointer, if any. */
export function elementUnder(
  event: { clientX: number; clientY: number },
  selector: ".react-flow__edge" | ".react-flow__node",
): string | null {
  for (const element of document.elementsFromPoint(event.clientX, event.clientY)) {
    const id = element.closest(selector)?.getAttribute("data-id");
    if (id) return id;
  }
  return null;
}
