/** The picture of the canvas as it is now: folded as this viewer has folded it, with the maps that were seen last. */

import { getSmoothStepPath, Position } from "@xyflow/react";
import { Painter } from "../../canvas/MapCanvas";
import { type Card, HANDLE_STEP, HANDLE_TOP } from "../../core/card";
import { type CardId, type FoldedView, groupOfCard, type Wire } from "../../core/folding";
import { inputPorts, type Point } from "../../core/graph";
import { FRAME_MARGIN, groupChain, groupTitle } from "../../core/groups";
import { nodeName } from "../../core/layers";
import type { Picture, PictureCard, PictureFrame } from "../../core/picture";
import { boxAround } from "../../core/room";
import { currentLanguage } from "../../i18n";
import { formatNumber, formatShape } from "../../i18n/numbers";
import { useAnalysis } from "../../state/analysis";
import { groupCard, nodeCard, nodesOfCard } from "../../state/cards";
import { useCatalog } from "../../state/catalog";
import { foldedView } from "../../state/folding";
import { latestItem } from "../../state/frames";
import { useView } from "../../state/view";
import type { Graph, GraphNode, NodeId } from "../../wire/types";

export interface DrawingOptions {
  title: string;
  /** whether feature maps are drawn into the cards */
  maps: boolean;
}

export function drawNetwork(graph: Graph, { title, maps }: DrawingOptions): Picture {
  const view = foldedView(graph);
  const cards = [...view.cards].map(([id, place]) => drawCard(graph, id, place, maps));
  return {
    title,
    theme: useView.getState().theme,
    cards,
    frames: framesOf(
      graph,
      view,
      new Map([...view.cards.keys()].map((id, index) => [id, cards[index] as PictureCard])),
    ),
    wires: view.wires.map((wire) => drawWire(graph, view, wire)),
  };
}

function drawCard(graph: Graph, id: CardId, [x, y]: Point, maps: boolean): PictureCard {
  const group = groupOfCard(id);
  const card = group === null ? nodeCard(id, graph.nodes[id] as GraphNode) : groupCard(graph, group);
  const seen = group === null ? id : groupCard(graph, group).outlet;
  const { analysis } = useAnalysis.getState();
  const node = graph.nodes[id];
  const entry = useCatalog.getState().layers.get(node?.type ?? "");
  const known = group === null ? undefined : graph.groups[group];
  const shape = analysis?.nodes[seen ?? ""]?.shape;
  return {
    x,
    y,
    width: card.width,
    height: card.height,
    title: known
      ? groupTitle(known, currentLanguage())
      : node
        ? nodeName(node, analysis?.nodes[id] ?? null, entry)
        : id,
    shape: shape ? formatShape(shape) : "",
    facts: factsOf(nodesOfCard(graph, id)),
    accent: group === null ? (entry?.accent ?? null) : null,
    maps: maps && seen !== undefined ? drawMaps(seen, card, graph.nodes[seen]) : null,
  };
}

/** The learned numbers of a card; nothing where it has none. */
function factsOf(nodes: readonly NodeId[]): string {
  const { analysis } = useAnalysis.getState();
  const parameters = nodes.reduce((sum, id) => sum + (analysis?.nodes[id]?.parameters ?? 0), 0);
  return parameters > 0 ? formatNumber(parameters) : "";
}

/** Pixels of the bitmap for one of the card: sharp on paper as well. */
const DENSITY = 2;

/** The maps that were painted last, as a picture in itself; null for a layer that was never in sight. */
function drawMaps(id: NodeId, { face }: Card, node: GraphNode | undefined): PictureCard["maps"] {
  const item = latestItem(id);
  const context = document.createElement("canvas").getContext("2d");
  if (!item || !context || face.kind === "blank" || face.kind === "bars") return null;
  new Painter(context).draw(item, face, DENSITY, node?.type === "input" ? "grey" : undefined);
  return { href: context.canvas.toDataURL("image/png"), width: face.width, height: face.height };
}

function framesOf(graph: Graph, view: FoldedView, drawn: ReadonlyMap<CardId, PictureCard>): PictureFrame[] {
  return view.open.flatMap((group) => {
    const within = Object.keys(graph.nodes).filter((id) => groupChain(graph, graph.nodes[id]?.group).includes(group));
    const boxes = [...new Set(within.map((id) => view.cardOf.get(id) ?? id))].flatMap((card) => drawn.get(card) ?? []);
    const box = boxAround(boxes);
    const known = graph.groups[group];
    if (!box || !known) return [];
    return {
      x: box.x - FRAME_MARGIN,
      y: box.y - FRAME_MARGIN,
      width: box.width + 2 * FRAME_MARGIN,
      height: box.height + 2 * FRAME_MARGIN,
      title: groupTitle(known, currentLanguage()),
    };
  });
}

/** As the canvas draws it: from the right side of a card to the left side of the next. */
function drawWire(graph: Graph, view: FoldedView, { source, target, port }: Wire): string {
  const [fromX, fromY] = view.cards.get(source) ?? [0, 0];
  const [toX, toY] = view.cards.get(target) ?? [0, 0];
  const from = groupOfCard(source);
  const { width } = from === null ? nodeCard(source, graph.nodes[source] as GraphNode) : groupCard(graph, from);
  const [path] = getSmoothStepPath({
    sourceX: fromX + width,
    sourceY: fromY + HANDLE_TOP,
    sourcePosition: Position.Right,
    targetX: toX,
    targetY: toY + portTop(graph, target, port),
    targetPosition: Position.Left,
    borderRadius: 10,
    offset: 18,
  });
  return path;
}

function portTop(graph: Graph, card: CardId, port: string): number {
  const node = graph.nodes[card];
  const inputs = node && useCatalog.getState().layers.get(node.type)?.inputs;
  if (!inputs) return HANDLE_TOP;
  const ports = inputPorts(graph, card, inputs);
  return HANDLE_TOP + (ports.indexOf(port) - (ports.length - 1) / 2) * HANDLE_STEP;
}
