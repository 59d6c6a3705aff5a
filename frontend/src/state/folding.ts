/** Which groups this viewer has folded. It is personal: the document says only how a group opens for the first time. */

import { useMemo } from "react";
import { create } from "zustand";
import { type CardId, type FoldedView, fold } from "../core/folding";
import type { Point } from "../core/graph";
import { groupChain } from "../core/groups";
import { useLanguage } from "../i18n";
import type { Graph, NodeId } from "../wire/types";
import { useAnalysis } from "./analysis";
import { cardExtent } from "./cards";
import { useCatalog } from "./catalog";
import { readMemory, writeMemory } from "./fold-memory";
import { mainGraph, useProject } from "./project";

/** Canvas units: lines of cards flow together up to this width. */
const LINE_WIDTH = 1500;

export interface Folding {
  /** Groups that this viewer folded (true) or opened, against the document or as it says. */
  folded: Readonly<Record<string, boolean>>;
  /** Cards that were put elsewhere while something was folded: how far from where folding has them. */
  moved: Readonly<Record<CardId, Point>>;
}

const AS_IT_COMES: Folding = { folded: {}, moved: {} };

export const useFolding = create<Folding>(() => AS_IT_COMES);

/** Follows the open project from now on, and remembers in this browser. */
export function startFolding(): void {
  useProject.subscribe((now, before) => {
    if (now.id !== before.id) useFolding.setState(now.id === null ? AS_IT_COMES : readMemory(now.id));
  });
  useFolding.subscribe((folding) => {
    const { id } = useProject.getState();
    if (id !== null) writeMemory(id, folding);
  });
}

export function isFolded(graph: Graph, group: string): boolean {
  return useFolding.getState().folded[group] ?? graph.groups[group]?.collapsed ?? false;
}

/** Folds groups, or opens them. Cards then find their places anew. */
export function setFolded(groups: readonly string[], to: boolean): void {
  useFolding.setState(({ folded }) => ({
    folded: { ...folded, ...Object.fromEntries(groups.map((group) => [group, to])) },
    moved: {},
  }));
}

/** Groups that have just come are folded; the others stay where they are. */
export function beginFolded(groups: readonly string[]): void {
  useFolding.setState(({ folded }) => ({
    folded: { ...folded, ...Object.fromEntries(groups.map((group) => [group, true])) },
  }));
}

/** Opens whatever hides a layer. */
export function reveal(node: NodeId): void {
  const { document } = useProject.getState();
  if (!document) return;
  const graph = mainGraph(document);
  const closed = groupChain(graph, graph.nodes[node]?.group).filter((group) => isFolded(graph, group));
  if (closed.length > 0) setFolded(closed, false);
}

/** A card stays where a person let it go, whatever the places of the others make of its own. */
export function keepMoved(graph: Graph, wanted: ReadonlyMap<CardId, Point>): void {
  const { cards } = foldedView(graph, { ...useFolding.getState(), moved: {} });
  const moved = [...wanted].flatMap(([card, [x, y]]): [CardId, Point][] => {
    const place = cards.get(card);
    return place ? [[card, [x - place[0], y - place[1]]]] : [];
  });
  useFolding.setState((state) => ({ moved: { ...state.moved, ...Object.fromEntries(moved) } }));
}

export function forgetMoved(): void {
  useFolding.setState({ moved: {} });
}

export function foldedView(graph: Graph, { folded, moved }: Folding = useFolding.getState()): FoldedView {
  const view = fold(graph, {
    isFolded: (group) => folded[group] ?? graph.groups[group]?.collapsed ?? false,
    extent: (card) => cardExtent(graph, card),
    lineWidth: LINE_WIDTH,
  });
  for (const [card, [right, down]] of Object.entries(moved)) {
    const place = view.cards.get(card);
    if (place) view.cards.set(card, [place[0] + right, place[1] + down]);
  }
  return view;
}

const NO_VIEW: FoldedView = { cards: new Map(), wires: [], cardOf: new Map(), open: [] };

/** The picture of the canvas, for a component. */
export function useFoldedView(graph: Graph | null): FoldedView {
  const folding = useFolding();
  const shapes = useAnalysis((state) => state.shapes);
  const layers = useCatalog((catalog) => catalog.layers);
  const language = useLanguage();
  // biome-ignore lint/correctness/useExhaustiveDependencies: cards are as large as their shapes and captions ask for
  return useMemo(() => (graph ? foldedView(graph, folding) : NO_VIEW), [graph, folding, shapes, layers, language]);
}
