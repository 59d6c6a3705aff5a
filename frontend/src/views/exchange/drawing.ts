/** The picture of the canvas as it is now: folded as this viewer has folded it, with the maps that were seen last. */

import { getSmoothStepPath, Position } from "@xyflow/react";
import { Painter } from "../../canvas/MapCanvas";
import { type Card, HANDLE_STEP, HANDLE_TOP } from "../../core/card";
import { type CardId, type FoldedView, groupOfCard } from "../../core/folding";
import { inputPorts, type Point } from "../../core/graph";
import { framesOf, groupsAround } from "../../core/groupFrames";
import { groupTitle } from "../../core/groups";
import { nodeName } from "../../core/layers";
import type { Picture, PictureCard, PictureFrame, PictureWire } from "../../core/picture";
import { corners, roundedPath, routesOf } from "../../core/routing";
import { currentLanguage } from "../../i18n";
import { formatNumber, formatShape } from "../../i18n/numbers";
import { fieldShort } from "../../i18n/receptive-field";
import { useAnalysis } from "../../state/analysis";
import { groupCard, nodeCard, nodesOfCard, projects } from "../../state/cards";
import { useCatalog } from "../../state/catalog";
import { foldedView } from "../../state/folding";
import { latestItem } from "../../state/frames";
import { useProbe } from "../../state/probe";
import { useProject } from "../../state/project";
import { useView } from "../../state/view";
import type { Graph, GraphNode, NodeId } from "../../wire/types";

export interface DrawingOptions {
  title: string;
  /** whether feature maps are drawn into the cards */
  maps: boolean;
}

export function drawNetwork(graph: Graph, { title, maps }: DrawingOptions): Picture {
  const view = foldedView(graph);
  const cards = new Map([...view.cards].map(([id, place]) => [id, drawCard(graph, id, place, maps)]));
  return {
    title,
    theme: useView.getState().theme,
    cards: [...cards.values()],
    frames: drawFrames(graph, view, cards),
    wires: drawWires(graph, view, cards),
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
    facts: factsOf(nodesOfCard(graph, id), group === null ? id : null),
    accent: group === null ? (entry?.accent ?? null) : null,
    maps: maps && seen !== undefined ? drawMaps(seen, card, graph.nodes[seen]) : null,
    bars: maps && card.face.kind === "bars" ? barsOf(card.face.shown) : null,
  };
}

/** The learned numbers of a card, and a layer's receptive field where it is more than one pixel. */
function factsOf(nodes: readonly NodeId[], layer: NodeId | null): string {
  const { analysis } = useAnalysis.getState();
  const parameters = nodes.reduce((sum, id) => sum + (analysis?.nodes[id]?.parameters ?? 0), 0);
  const node = analysis?.nodes[layer ?? ""];
  const isWide = node?.receptive_field?.size.some((side) => side > 1) ?? false;
  return [
    ...(parameters > 0 ? [formatNumber(parameters)] : []),
    ...(node && isWide ? [`RF ${fieldShort(node)}`] : []),
  ].join(" · ");
}

/** What the network answers to the present input. */
function barsOf(classes: number): PictureCard["bars"] {
  const { prediction } = useProbe.getState();
  const names = useCatalog.getState().datasets.get(useProject.getState().document?.dataset ?? "")?.classes;
  return Array.from({ length: classes }, (_, index) => ({
    label: names?.[index] ?? String(index),
    share: prediction?.[index] ?? 0,
  }));
}

/** Pixels of the bitmap for one of the card: sharp on paper as well. */
const DENSITY = 2;

/** The maps that were painted last, as a picture in itself; null for a layer that was never in sight. */
function drawMaps(id: NodeId, { face }: Card, node: GraphNode | undefined): PictureCard["maps"] {
  const item = latestItem(id);
  const context = document.createElement("canvas").getContext("2d");
  if (!item || !context || face.kind === "blank" || face.kind === "bars") return null;
  new Painter(context).draw(item, face, DENSITY, node?.type === "input" ? "grey" : undefined);
  return { href: context.canvas.toDataURL("image/png"), width: face.width, height: face.height, isTiled: face.gap > 0 };
}

function drawFrames(graph: Graph, view: FoldedView, cards: ReadonlyMap<CardId, PictureCard>): PictureFrame[] {
  const frames = framesOf(graph, groupsAround(graph, view), cards);
  return [...frames].flatMap(([group, box]) => {
    const known = graph.groups[group];
    return known ? [{ ...box, title: groupTitle(known, currentLanguage()) }] : [];
  });
}

/** As the canvas draws them: from the right side of a card to the left side of the next, around what is between. */
function drawWires(graph: Graph, view: FoldedView, cards: ReadonlyMap<CardId, PictureCard>): PictureWire[] {
  const routes = routesOf(view.wires, cards, (card) => projects(graph, card));
  return view.wires.flatMap(({ id, source, target, port }) => {
    const [from, to, route] = [cards.get(source), cards.get(target), routes.get(id)];
    if (!from || !to || !route) return [];
    const start: Point = [from.x + from.width, from.y + HANDLE_TOP];
    const end: Point = [to.x, to.y + portTop(graph, target, port)];
    const path = route.turns.length > 0 ? roundedPath(corners(route.turns, start, end), CORNER) : plainPath(start, end);
    return [{ path, isSkip: route.isSkip }];
  });
}

const CORNER = 10;

function plainPath([sourceX, sourceY]: Point, [targetX, targetY]: Point): string {
  const [sourcePosition, targetPosition] = [Position.Right, Position.Left];
  const ends = { sourceX, sourceY, sourcePosition, targetX, targetY, targetPosition };
  return getSmoothStepPath({ ...ends, borderRadius: CORNER, offset: 18 })[0];
}

function portTop(graph: Graph, card: CardId, port: string): number {
  const node = graph.nodes[card];
  const inputs = node && useCatalog.getState().layers.get(node.type)?.inputs;
  if (!inputs) return HANDLE_TOP;
  const ports = inputPorts(graph, card, inputs);
  return HANDLE_TOP + (ports.indexOf(port) - (ports.length - 1) / 2) * HANDLE_STEP;
}
