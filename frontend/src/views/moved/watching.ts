/** The watches of the dialog: the same layers for the picture as it was and for the moved one. */

import { type CardFace, cardOf } from "../../core/card";
import { COLOUR_CHANNELS } from "../../core/raster";
import type { WatchNode } from "../../wire/messages.gen";
import type { Analysis, Graph, NodeId } from "../../wire/types";

export const BEFORE = "moved.before";
export const AFTER = "moved.after";

const LARGEST = 448;

/** How a layer is drawn: as on its card. */
export function faceOfNode(graph: Graph | null, analysis: Analysis | null, id: NodeId): CardFace {
  const shape = analysis?.nodes[id]?.shape ?? null;
  return cardOf({ name: "", shape, type: graph?.nodes[id]?.type ?? "" }).face;
}

export function wishFor(id: NodeId, face: CardFace): WatchNode[] {
  if (face.kind === "vector") return [{ id, tiles: 1, size: Math.min(face.total, 1024) }];
  if (face.kind === "image") return [{ id, tiles: COLOUR_CHANNELS, size: LARGEST }];
  return face.kind === "maps" ? [{ id, tiles: face.shown, size: LARGEST }] : [];
}
