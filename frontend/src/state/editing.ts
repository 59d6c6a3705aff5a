/** Edits of the network that menus, keys and the canvas share: each is one entry of the history. */

import { cardOf, USUAL_CARD } from "../core/card";
import { type CardId, groupOfCard } from "../core/folding";
import {
  type Entry,
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
import { membersOf, outletOf } from "../core/groups";
import { defaultParams } from "../core/layers";
import type { PartField } from "../core/paces";
import { same, withPart } from "../core/recipe";
import { boxAround, cardBox, clearRoom, freePlace, type Room } from "../core/room";
import type { Graph, GraphNode, NodeId, Params } from "../wire/types";
import { useAnalysis } from "./analysis";
import { cardExtent, nodeCard, nodesOfCard } from "./cards";
import { useCatalog } from "./catalog";
import { beginFolded, foldedView, isFolded, keepMoved, reveal } from "./folding";
import { edit, editGraph, mainGraph, useProject } from "./project";
import { select, showInspectorTab, showPhoneTab, useView } from "./view";
import { bringIntoView, isReadable, middleOfView, showNodes } from "./viewport";

const CARD_GAP = 40;
const PASTE_STEP = 32;

/** Keeps the selection to what exists: undo, and other people, take selected layers away. */
export function startSelection(): void {
  useProject.subscribe((now, before) => {
    if (now.document === before.document || !now.document) return;
    const graph = mainGraph(now.document);
    const { selected, selectedEdges, selectedGroup } = useView.getState();
    const nodes = selected.filter((id) => graph.nodes[id]);
    const edges = selectedEdges.filter((id) => graph.edges[id]);
    const group = selectedGroup !== null && graph.groups[selectedGroup] ? selectedGroup : null;
    const isAllThere = nodes.length === selected.length && edges.length === selectedEdges.length;
    if (!isAllThere || group !== selectedGroup) select(nodes, edges, group);
  });
}

/** The network on the canvas now. */
export function currentGraph(): Graph | null {
  const { document } = useProject.getState();
  return document ? mainGraph(document) : null;
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
    } else {
      const { width, height } = cardOf({ name: entry.title, shape: null, type });
      const corner: Point = [place.at[0] - width / 2, place.at[1] - height / 2];
      made = addNode(draft, layer, freePlace(draft, USUAL_CARD, corner, room));
    }
  });
  if (made === null) return;
  select([made]);
  showCardOf(made);
}

/** Moves the camera to the card that shows a node: its own, or that of the folded group it is in. */
export function showCardOf(id: NodeId): void {
  const graph = currentGraph();
  if (!graph?.nodes[id]) return;
  const { cards, cardOf } = foldedView(graph);
  const card = cardOf.get(id) as CardId;
  bringIntoView(cards.get(card) as Point, cardExtent(graph, card));
}

/** Goes where a problem is: opens what hides the layer, selects it and brings it into sight. */
export function goToNode(id: NodeId): void {
  reveal(id);
  select([id]);
  showInspectorTab("layer");
  showPhoneTab("network");
  // The canvas draws what was hidden first.
  requestAnimationFrame(() => (isReadable() ? showCardOf(id) : showNodes([id])));
}

function roomIn(draft: Graph): Room {
  return { gap: CARD_GAP, extent: (id) => roomOf(id, draft.nodes[id] as GraphNode) };
}

/** What a card takes or will take: without a shape it is small and grows with the next analysis. */
function roomOf(id: NodeId, node: GraphNode): Extent {
  const { width, height } = nodeCard(id, node);
  if (useAnalysis.getState().shapes.has(id)) return { width, height };
  return { width: Math.max(width, USUAL_CARD.width), height: Math.max(height, USUAL_CARD.height) };
}

/** After the selected layer or group, or in the middle of what is seen. */
export function placeAfterSelection(): Place {
  const after = chosenOutput() ?? loneInput();
  return after === undefined ? { at: middleOfView() } : { after };
}

/** The input of a network that is just begun: what is added first follows it. */
function loneInput(): NodeId | undefined {
  const [only, ...more] = Object.entries(currentGraph()?.nodes ?? {});
  return only?.[1].type === "input" && more.length === 0 ? only[0] : undefined;
}

/** The node whose output the one selected layer, or the selected group, gives on. */
export function chosenOutput(): NodeId | undefined {
  const graph = currentGraph();
  const { selected, selectedGroup } = useView.getState();
  return graph && (selected.length === 1 || selectedGroup !== null) ? outletOf(graph, selected) : undefined;
}

export function addLayerAfterSelection(type: string, params: Params = {}): void {
  addLayer(type, placeAfterSelection(), params);
}

export function connectNodes(connection: Connection): void {
  editGraph((draft) => connect(draft, connection));
}

/** The node whose output leaves a card on the right. */
export function outputOf(card: CardId): NodeId | undefined {
  const graph = currentGraph();
  return graph ? outletOf(graph, nodesOfCard(graph, card)) : undefined;
}

/** The inputs on a folded group's left: where it is entered now, or its free inputs. */
export function entriesOf(card: CardId): Entry[] {
  const graph = currentGraph();
  return graph ? fragmentOf(graph, nodesOfCard(graph, card), inputsOf).first : [];
}

/** Connects to a layer's first free port, or to all the inputs that a folded group is entered by. */
export function connectToCard(source: NodeId | undefined, card: CardId): void {
  if (source === undefined) return;
  if (groupOfCard(card) === null) connectToNode(source, card);
  else
    editGraph((draft) => {
      for (const { node, port } of entriesOf(card)) connect(draft, { source, target: node, port });
    });
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

/** Puts cards elsewhere: layers, and folded groups with all that is in them, for which room is made that they will want
 * when they open. Arrow keys pressed in quick succession are one move. */
export function placeCards(wanted: ReadonlyMap<CardId, Point>): void {
  const graph = currentGraph();
  if (!graph) return;
  const ids = [...wanted.keys()].join(" ");
  const time = performance.now();
  const goesOn = ids === lastMove.ids && time - lastMove.time < SAME_MOVE_MS;
  lastMove = { ids, time, gesture: goesOn ? lastMove.gesture : newGesture() };
  const { cards } = foldedView(graph);
  const positions = new Map<NodeId, Point>();
  for (const [card, [x, y]] of wanted) {
    const [left, top] = cards.get(card) ?? [x, y];
    for (const id of nodesOfCard(graph, card)) {
      const [nodeX, nodeY] = (graph.nodes[id] as GraphNode).position;
      positions.set(id, [nodeX + x - left, nodeY + y - top]);
    }
  }
  let hasCleared = false;
  const changed = editGraph((draft) => {
    moveNodes(draft, positions);
    for (const card of wanted.keys()) {
      if (groupOfCard(card) !== null && clearRoom(draft, nodesOfCard(draft, card), roomIn(draft))) hasCleared = true;
    }
  }, lastMove.gesture);
  const moved = currentGraph();
  if (!changed || !moved || [...cards.keys()].every((card) => groupOfCard(card) === null)) return;
  keepMoved(moved, hasCleared ? new Map([...cards, ...wanted]) : wanted); // room for later moves nothing in the picture
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

/** A copy of layers lies a step aside; one of a whole group, folded as the group is, stands at a free place. */
export function duplicateSelection(): void {
  const graph = currentGraph();
  const fragment = selectedFragment();
  const { selectedGroup } = useView.getState();
  if (!graph || !fragment) return;
  if (selectedGroup === null) {
    pasteAside(fragment, PASTE_STEP);
    return;
  }
  const wasFolded = isFolded(graph, selectedGroup);
  const box = boxAround(Object.keys(fragment.nodes).map((id) => cardBox(graph, id, roomIn(graph))));
  if (!box) return;
  const made = addFragment(fragment, { at: [box.x + box.width / 2, box.y + box.height * 1.5 + CARD_GAP] });
  if (wasFolded) beginFolded(made.groups);
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
export function addFragment(fragment: Fragment, place: FragmentPlace = { at: middleOfView() }): Inserted {
  return insertAndSelect((draft) => insertFragment(draft, fragment, place, roomIn(draft)));
}

function insertAndSelect(insert: (draft: Graph) => Inserted): Inserted {
  let made = NOTHING_INSERTED;
  editGraph((draft) => {
    made = insert(draft);
  });
  if (made.nodes.length === 0) return made;
  const [group] = made.groups;
  const graph = currentGraph();
  const isOneGroup = graph && group !== undefined && membersOf(graph, group).length === made.nodes.length;
  select(made.nodes, [], isOneGroup ? group : null);
  showCardOf(made.nodes[0] as NodeId);
  return made;
}

function inputsOf(type: string): Inputs {
  return useCatalog.getState().layers.get(type)?.inputs ?? [1, 1];
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

/** Makes the project's recipe that of a run, as one edit; false where it was already. */
export function takeRecipe(recipe: Params): boolean {
  return edit((draft) => {
    for (const [field, value] of Object.entries(recipe)) {
      if (!same(draft.recipe[field] ?? null, value)) draft.recipe[field] = value;
    }
  });
}

/** Lets a layer or group learn otherwise than the rest; what is null is as the rest has it. */
export function setPart(field: PartField, id: string, values: Params, gesture: string | null = null): void {
  edit((draft) => {
    draft.recipe[field] = withPart(draft.recipe, field, id, values);
  }, gesture);
}

/** Lets it learn as the rest does again. */
export function forgetPart(field: PartField, id: string): void {
  setPart(field, id, { initialization: null, frozen: null, rate: null });
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
