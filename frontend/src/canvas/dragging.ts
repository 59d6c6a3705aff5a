/** A layer on its way from the palette to the canvas, by the browser's own drag and drop. */

import type { DragEvent } from "react";
import type { Params } from "../wire/types";

const MIME = "application/x-svertka-layer";

export interface DraggedLayer {
  type: string;
  params: Params;
}

export function startLayerDrag(event: DragEvent, layer: DraggedLayer): void {
  event.dataTransfer.setData(MIME, JSON.stringify(layer));
  event.dataTransfer.effectAllowed = "copy";
}

/** Whether a layer is over the canvas; what it is can be read only when it is dropped. */
export function isLayerDrag(event: DragEvent): boolean {
  return event.dataTransfer.types.includes(MIME);
}

export function droppedLayer(event: DragEvent): DraggedLayer | null {
  const text = event.dataTransfer.getData(MIME);
  return text === "" ? null : (JSON.parse(text) as DraggedLayer);
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
