/** Asks the server for what is on the screen: the visible nodes, at the size they are shown, and no more. */

import { type ReactFlowState, useStore } from "@xyflow/react";
import { useEffect } from "react";
import type { Face } from "../core/card";
import { COLOUR_CHANNELS } from "../core/raster";
import { useAnalysis } from "../state/analysis";
import { nodeCard } from "../state/editing";
import { CANVAS_WATCH } from "../state/frames";
import { useView } from "../state/view";
import { clearWatch, setWatch } from "../state/watches";
import type { WatchNode } from "../wire/messages.gen";
import type { Graph, NodeId } from "../wire/types";
import { useDensity } from "./zoom";

const FILTERS_SHOWN = 64;
const FILTER_SIZE = 16;
const LARGEST_VECTOR = 1024;
const PICTURES: readonly Face[] = ["maps", "image"];

/** Ids of the nodes in the window, as one string so that the hook's result is compared by value. */
function visibleIds({ nodeLookup, transform, width, height }: ReactFlowState): string {
  const [x, y, zoom] = transform;
  const ids: NodeId[] = [];
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
      .flatMap((id) => watchedNode(graph, id, analysis?.nodes[id]?.shape ?? null, density) ?? []);
    if (selected !== undefined && graph.nodes[selected]) {
      nodes.push({ id: selected, kind: "filters", tiles: FILTERS_SHOWN, size: FILTER_SIZE });
    }
    setWatch(CANVAS_WATCH, { nodes, prediction: true });
  }, [graph, visible, density, selected, analysis]);
  useEffect(() => () => clearWatch(CANVAS_WATCH), []);
}

function watchedNode(graph: Graph, id: NodeId, shape: readonly number[] | null, density: number): WatchNode | null {
  const node = graph.nodes[id];
  if (!node || !shape) return null;
  const { face } = nodeCard(id, node);
  if (face.kind === "vector") return { id, tiles: 1, size: Math.min(shape[0] ?? 1, LARGEST_VECTOR) };
  if (!PICTURES.includes(face.kind)) return null;
  const largest = Math.max(shape[1] ?? 1, shape[2] ?? 1);
  const drawn = Math.ceil(Math.max(face.tile.width, face.tile.height) * density);
  // A picture is one tile on its card, made of the channels it has.
  const tiles = face.kind === "image" ? Math.min(shape[0] ?? 1, COLOUR_CHANNELS) : face.shown;
  return { id, tiles, size: Math.max(1, Math.min(largest, drawn)) };
}
