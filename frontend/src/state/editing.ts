/** Edits of the network that menus, keys and the canvas share: each is one entry of the history. */

import { type Card, cardOf, USUAL_CARD } from "../core/card";
import {
  type Fragment,
  type FragmentPlace,
  fragmentOf,
  type Inserted,
  insertFragment,
  NOTHING_INSERTED,
  pasteFragment,
} from "../core/fragment";
import type { Inputs } from "../core/graph";
import {
  addAfter,
  addIntoEdges,
  addNode,
  type Connection,
  connect,
  type Extent,
  freePort,
  moveNodes,
  type Point,
  removeEdges,
  removeNodes,
} from "../core/graph";
import { defaultParams, nodeName } from "../core/layers";
import { layout } from "../core/layout";
import { freePlace, type Room } from "../core/room";
import type { Graph, GraphNode, NodeId, Params } from "../wire/types";
import { useAnalysis } from "./analysis";
import { useCatalog } from "./catalog";
import { headerWidth } from "./headerWidth";
import { edit, editGraph, mainGraph, useProject } from "./project";
import { select, useView } from "./view";
import { bringIntoView, fitNetwork, middleOfView } from "./viewport";

export const CARD_GAP = 40;
const ROW_WIDTH = 960;
const PASTE_STEP = 32;

/** Keeps the selection to what exists: undo, and other people, take selected layers away. */
export function startSelection(): void {
  useProject.subscribe((now, before) => {
    if (now.document === before.document || !now.document) return;
    const graph = mainGraph(now.document);
    const { selected, selectedEdges } = useView.getState();
    const nodes = selected.filter((id) => graph.nodes[id]);
    const edges = selectedEdges.filter((id) => graph.edges[id]);
    if (nodes.length < selected.length || edges.length < selectedEdges.length) select(nodes, edges);
  });
}

/** The network on the canvas now. */
export function currentGraph(): Graph | null {
  const { document } = useProject.getState();
  return document ? mainGraph(document) : null;
}

/** The card of a node by what is known of it now. */
export function nodeCard(id: NodeId, node: GraphNode): Card {
  const { analysis, shapes } = useAnalysis.getState();
  const entry = useCatalog.getState().layers.get(node.type);
  const name = nodeName(node, analysis?.nodes[id] ?? null, entry);
  return cardOf({ name, shape: shapes.get(id) ?? null, type: node.type }, headerWidth);
}

/** What a card shows in its heading, for those who hear it. */
export function nodeTitle(id: NodeId, node: GraphNode): string {
  const analysis = useAnalysis.getState().analysis?.nodes[id] ?? null;
  const name = nodeName(node, analysis, useCatalog.getState().layers.get(node.type));
  return analysis?.shape ? `${name}, ${analysis.shape.join("×")}` : name;
}

/** Where something new goes: after a node, into an edge (and those drawn as one with it), or free at a point (its
 * middle). */
export type Place = { after: NodeId } | { edge: string; beside?: readonly string[]; at: Point } | { at: Point };

/** Adds a layer of a type with its default parameters, and selects it. */
export function addLayer(type: string, place: Place = { at: middleOfView() }, params: Params = {}): void {
  const entry = useCatalog.getState().layers.get(type);
  if (!entry) return;
  const layer = { type, params: { ...defaultParams(entry.schema), ...params } };
  const [, most] = entry.inputs;
  const port = most === 0 ? null : most === 1 ? "in" : "in0";
  let made: NodeId | null = null;
  editGraph((draft) => {
    const room = roomIn(draft);
    if ("after" in place) made = addAfter(draft, place.after, layer, port, room);
    else if ("edge" in place && port !== null) {
      made = addIntoEdges(draft, [place.edge, ...(place.beside ?? [])], layer, port, room);
    }
    else {
      const { width, height } = cardOf({ name: entry.title, shape: null, type });
      const corner: Point = [place.at[0] - width / 2, place.at[1] - height / 2];
      made = addNode(draft, layer, freePlace(draft, USUAL_CARD, corner, room));
    }
  });
  if (made === null) return;
  select([made]);
  const node = currentGraph()?.nodes[made];
  if (node) bringIntoView(node.position, nodeCard(made, node));
}

function roomIn(draft: Graph): Room {
  return { gap: CARD_GAP, extent: (id) => roomOf(id, draft.nodes[id] as GraphNode) };
}

/** What a card takes or will take: without a shape it is narrow and grows with the next analysis. */
function roomOf(id: NodeId, node: GraphNode): Extent {
  const { width, height } = nodeCard(id, node);
  return { width: useAnalysis.getState().shapes.has(id) ? width : Math.max(width, USUAL_CARD.width), height };
}

/** After the selected layer, or in the middle of what is seen. */
export function placeAfterSelection(): Place {
  const [only, ...more] = useView.getState().selected;
  return only !== undefined && more.length === 0 ? { after: only } : { at: middleOfView() };
}

export function addLayerAfterSelection(type: string, params: Params = {}): void {
  addLayer(type, placeAfterSelection(), params);
}

export function connectNodes(connection: Connection): void {
  editGraph((draft) => connect(draft, connection));
}

/** Connects to the first free port of a node. */
export function connectToNode(source: NodeId, target: NodeId): void {
  const graph = currentGraph();
  const entry = useCatalog.getState().layers.get(graph?.nodes[target]?.type ?? "");
  if (!graph || !entry) return;
  const port = freePort(graph, target, entry.inputs);
  if (port !== null) connectNodes({ source, target, port });
}

export function deleteSelection(): void {
  const { selected, selectedEdges } = useView.getState();
  const changed = editGraph((draft) => {
    removeEdges(draft, selectedEdges);
    removeNodes(draft, selected);
  });
  if (changed) select([]);
}

const SAME_MOVE_MS = 800;
let lastMove = { ids: "", time: 0, gesture: "" };

/** Puts nodes elsewhere. Arrow keys pressed in quick succession are one move. */
export function placeNodes(positions: ReadonlyMap<NodeId, Point>): void {
  const ids = [...positions.keys()].join(" ");
  const time = performance.now();
  const goesOn = ids === lastMove.ids && time - lastMove.time < SAME_MOVE_MS;
  lastMove = { ids, time, gesture: goesOn ? lastMove.gesture : newGesture() };
  editGraph((draft) => moveNodes(draft, positions), lastMove.gesture);
}

/** What was copied; it lives in this tab, and the system's clipboard is not needed (plain http has none). */
let clipboard: Fragment | null = null;
let pastes = 0;

export function hasClipboard(): boolean {
  return clipboard !== null;
}

export function copySelection(): void {
  const fragment = selectedFragment();
  if (!fragment) return;
  clipboard = structuredClone(fragment);
  pastes = 0;
}

export function paste(): void {
  if (clipboard) pasteAside(clipboard, ++pastes * PASTE_STEP);
}

export function duplicateSelection(): void {
  const fragment = selectedFragment();
  if (fragment) pasteAside(fragment, PASTE_STEP);
}

/** The selected layers as a fragment, to be kept or put elsewhere; null when nothing is selected. */
export function selectedFragment(): Fragment | null {
  const graph = currentGraph();
  const { selected } = useView.getState();
  return graph && selected.length > 0 ? fragmentOf(graph, selected, inputsOf) : null;
}

function pasteAside(fragment: Fragment, offset: number): void {
  insertAndSelect((draft) => pasteFragment(draft, fragment, [offset, offset]));
}

/** Adds a fragment: a block of the catalogue, or one of a person's own. It is one entry of the history. */
export function addFragment(fragment: Fragment, place: FragmentPlace = { at: middleOfView() }): void {
  insertAndSelect((draft) => insertFragment(draft, fragment, place, roomIn(draft)));
}

function insertAndSelect(insert: (draft: Graph) => Inserted): void {
  let made = NOTHING_INSERTED;
  editGraph((draft) => {
    made = insert(draft);
  });
  if (made.nodes.length > 0) select(made.nodes);
}

function inputsOf(type: string): Inputs {
  return useCatalog.getState().layers.get(type)?.inputs ?? [1, 1];
}

export async function autoLayout(): Promise<void> {
  const graph = currentGraph();
  if (!graph) return;
  const extent = (id: NodeId) => nodeCard(id, graph.nodes[id] as GraphNode);
  const positions = await layout(graph, { extent, gap: CARD_GAP, rowWidth: ROW_WIDTH });
  placeNodes(positions);
  requestAnimationFrame(() => fitNetwork());
}

let gestures = 0;

/** A name for one gesture, as long as a person holds a slider: its edits are one entry of the history. */
export function newGesture(): string {
  return `gesture ${++gestures}`;
}

export function setParam(id: NodeId, field: string, value: Params[string], gesture: string | null): void {
  editGraph((draft) => {
    const node = draft.nodes[id];
    if (node) node.params[field] = value;
  }, gesture);
}

export function setRecipeField(field: string, value: Params[string], gesture: string | null): void {
  edit((draft) => {
    draft.recipe[field] = value;
  }, gesture);
}

export function rename(title: string): void {
  edit((draft) => {
    draft.title = title;
  });
}

export function setLabel(id: NodeId, label: string): void {
  editGraph((draft) => {
    const node = draft.nodes[id];
    if (!node) return;
    if (label) node.label = label;
    else delete node.label;
  });
}

export function chooseDataset(name: string): void {
  edit((draft) => {
    draft.dataset = name;
  });
}
