/** Asks the server for what is on the screen: the visible cards (of a folded group the layer it shows), at the size they
 * are shown, and no more. */

import { type ReactFlowState, useStore } from "@xyflow/react";
import { useEffect } from "react";
import type { CardFace, Face } from "../core/card";
import { type CardId, groupOfCard } from "../core/folding";
import { COLOUR_CHANNELS } from "../core/raster";
import { useAnalysis } from "../state/analysis";
import { groupCard, nodeCard } from "../state/cards";
import { CANVAS_WATCH } from "../state/frames";
import { useView } from "../state/view";
import { clearWatch, setWatch } from "../state/watches";
import type { WatchNode } from "../wire/messages.gen";
import type { Graph, NodeId } from "../wire/types";
import { useDensity } from "./zoom";

/** Pictures of filters in the inspector at most. */
export const FILTERS_SHOWN = 48;
const FILTER_SIZE = 16;
const LARGEST_VECTOR = 1024;
const PICTURES: readonly Face[] = ["maps", "image"];

/** Ids of the cards in the window, as one string so that the hook's result is compared by value. */
function visibleIds({ nodeLookup, transform, width, height }: ReactFlowState): string {
  const [x, y, zoom] = transform;
  const ids: CardId[] = [];
  for (const [id, { internals, measured }] of nodeLookup) {
    const left = internals.positionAbsolute.x * zoom + x;
    const top = internals.positionAbsolute.y * zoom + y;
    const isSeen =
      left < width &&
      top < height &&
      left + (measured.width ?? 0) * zoom > 0 &&
      top + (measured.height ?? 0) * zoom > 0;
    if (isSeen) ids.push(id);
  }
  return ids.join(" ");
}

export function useCanvasWatch(graph: Graph | null): void {
  const visible = useStore(visibleIds);
  const density = useDensity();
  const selected = useView((view) => (view.selected.length === 1 ? view.selected[0] : undefined));
  const analysis = useAnalysis((state) => state.analysis);
  useEffect(() => {
    if (!graph) return;
    const nodes = visible
      .split(" ")
      .flatMap((card) => watched(graph, card, (id) => analysis?.nodes[id]?.shape ?? null, density) ?? []);
    if (selected !== undefined && graph.nodes[selected]) {
      nodes.push({ id: selected, kind: "filters", tiles: FILTERS_SHOWN * COLOUR_CHANNELS, size: FILTER_SIZE });
    }
    setWatch(CANVAS_WATCH, { nodes, prediction: true });
  }, [graph, visible, density, selected, analysis]);
  useEffect(() => () => clearWatch(CANVAS_WATCH), []);
}

function watched(
  graph: Graph,
  card: CardId,
  shapeOf: (id: NodeId) => readonly number[] | null,
  density: number,
): WatchNode | null {
  const group = groupOfCard(card);
  if (group === null) {
    const node = graph.nodes[card];
    return node ? watchedFace(card, nodeCard(card, node).face, shapeOf(card), density) : null;
  }
  if (!graph.groups[group]) return null;
  const { face, outlet } = groupCard(graph, group);
  return outlet === undefined ? null : watchedFace(outlet, face, shapeOf(outlet), density);
}

function watchedFace(id: NodeId, face: CardFace, shape: readonly number[] | null, density: number): WatchNode | null {
  if (!shape) return null;
  if (face.kind === "vector") return { id, tiles: 1, size: Math.min(shape[0] ?? 1, LARGEST_VECTOR) };
  if (!PICTURES.includes(face.kind)) return null;
  const largest = Math.max(shape[1] ?? 1, shape[2] ?? 1);
  const drawn = Math.ceil(Math.max(face.tile.width, face.tile.height) * density);
  // A picture is one tile on its card, made of the channels it has.
  const tiles = face.kind === "image" ? Math.min(shape[0] ?? 1, COLOUR_CHANNELS) : face.shown;
  return { id, tiles, size: Math.max(1, Math.min(largest, drawn)) };
}
