/** The picture with groups folded: a folded group is one card, and the room it does not need is closed.
 *
 * The document's positions are those of the fully open network. Where something is folded, the cards of each container
 * (the canvas, or an open group) are read as lines of text: within a line the freed room is taken out of both axes, and
 * lines that have become short flow together. Where nothing is folded, positions are the document's own. */

import type { Graph, NodeId } from "../wire/types";
import type { Extent, Point } from "./graph";
import { groupChain } from "./groups";
import { type Box, boxAround } from "./room";

/** A card on the canvas: a node by its id, or a folded group. */
export type CardId = string;

// No node's id has a colon.
const GROUP = "group:";
const FRAME = "frame:";

export function groupCardId(group: string): CardId {
  return GROUP + group;
}

/** The group that a card stands for; null for a node's card. */
export function groupOfCard(card: CardId): string | null {
  return card.startsWith(GROUP) ? card.slice(GROUP.length) : null;
}

/** An edge as it is drawn: several of the document's, where their ends are the same cards. */
export interface Wire {
  /** that of the first edge */
  id: string;
  source: CardId;
  target: CardId;
  /** a node's own port; a folded group has the one input `in` */
  port: string;
  edges: string[];
}

export interface FoldedView {
  /** upper left corners, in the document's order */
  cards: Map<CardId, Point>;
  wires: Wire[];
  /** the card that shows a node: its own, or that of the outermost folded group it is in */
  cardOf: Map<NodeId, CardId>;
  /** groups that are open and not hidden in a folded one */
  open: string[];
}

export interface FoldOptions {
  isFolded: (group: string) => boolean;
  extent: (card: CardId) => Extent;
  /** lines flow together up to this width, canvas units */
  lineWidth: number;
}

export function fold(graph: Graph, options: FoldOptions): FoldedView {
  const cardOf = new Map<NodeId, CardId>();
  const root: Container = { id: null, items: new Map(), links: [] };
  const containers = new Map<string, Container>();
  for (const [id, { group }] of Object.entries(graph.nodes)) {
    let within = root;
    let card: CardId = id;
    for (const around of groupChain(graph, group).reverse()) {
      if (options.isFolded(around)) {
        card = groupCardId(around);
        break;
      }
      within = containerIn(within, around, containers);
    }
    cardOf.set(id, card);
    const item = within.items.get(card);
    if (item && "nodes" in item) item.nodes.push(id);
    else within.items.set(card, { card, nodes: [id] });
  }
  for (const { source, target } of Object.values(graph.edges)) link(graph, root, containers, cardOf, source, target);
  const placed = place(graph, root, options);
  return {
    cards: new Map([...placed.cards].map(([card, [x, y]]) => [card, [x + placed.doc.x, y + placed.doc.y]])),
    wires: wiresOf(graph, cardOf),
    cardOf,
    open: [...containers.keys()],
  };
}

/** The canvas itself, or an open group. */
interface Container {
  id: string | null;
  items: Map<string, Container | Leaf>;
  /** items that an edge joins */
  links: [string, string][];
}

interface Leaf {
  card: CardId;
  nodes: NodeId[];
}

function containerIn(parent: Container, group: string, known: Map<string, Container>): Container {
  let container = known.get(group);
  if (!container) {
    container = { id: group, items: new Map(), links: [] };
    known.set(group, container);
    parent.items.set(FRAME + group, container);
  }
  return container;
}

/** Notes an edge where the ways to its ends part. */
function link(
  graph: Graph,
  root: Container,
  containers: ReadonlyMap<string, Container>,
  cardOf: ReadonlyMap<NodeId, CardId>,
  source: NodeId,
  target: NodeId,
): void {
  const [from, to] = [source, target].map((id) => {
    const open = groupChain(graph, graph.nodes[id]?.group).filter((group) => containers.has(group));
    return [...open.reverse().map((group) => FRAME + group), cardOf.get(id) as CardId];
  }) as [string[], string[]];
  const parting = from.findIndex((step, index) => step !== to[index]);
  if (parting < 0) return;
  const container = parting === 0 ? root : containers.get((from[parting - 1] as string).slice(FRAME.length));
  container?.links.push([from[parting] as string, to[parting] as string]);
}

/** An item where it is in the document, and as it is drawn: the cards in it from its own corner. */
interface Placed extends Extent {
  key: string;
  doc: Box;
  cards: Map<CardId, Point>;
  isFolded: boolean;
}

function place(graph: Graph, container: Container, options: FoldOptions): Placed {
  const items = [...container.items].map(([key, item]) =>
    "items" in item ? place(graph, item, options) : placeLeaf(graph, key, item, options),
  );
  const doc = boxAround(items.map((item) => item.doc)) ?? { x: 0, y: 0, width: 0, height: 0 };
  const key = FRAME + (container.id ?? "");
  if (!items.some((item) => item.isFolded)) return { key, doc, ...doc, cards: cardsAt(items, doc), isFolded: false };
  const limit = container.id === null ? options.lineWidth : doc.width;
  const cards = new Map<CardId, Point>();
  let [width, height] = [0, 0];
  for (const { at, piece } of flow(linesOf(items), container.links, limit)) {
    for (const [card, [x, y]] of piece.cards) cards.set(card, [x + at[0], y + at[1]]);
    width = Math.max(width, at[0] + piece.width);
    height = Math.max(height, at[1] + piece.height);
  }
  return { key, doc, width, height, cards, isFolded: true };
}

function placeLeaf(graph: Graph, key: string, { card, nodes }: Leaf, { extent }: FoldOptions): Placed {
  const doc = boxAround(
    nodes.map((id) => {
      const [x, y] = graph.nodes[id]?.position ?? [0, 0];
      return { x, y, ...extent(id) };
    }),
  ) as Box;
  const { width, height } = card === nodes[0] ? doc : extent(card);
  return { key, doc, width, height, cards: new Map([[card, [0, 0]]]), isFolded: card !== nodes[0] };
}

function cardsAt(items: readonly Placed[], origin: { x: number; y: number }): Map<CardId, Point> {
  return new Map(
    items.flatMap(({ doc, cards }) =>
      [...cards].map(([card, [x, y]]): [CardId, Point] => [card, [x + doc.x - origin.x, y + doc.y - origin.y]]),
    ),
  );
}

/** Lines begin at the left. What lies lower and farther to the right than this is a lane of the line above. */
const INDENT = 160;

/** Items whose heights overlap, from the top down: a line, with the lanes below it. */
function linesOf(items: readonly Placed[]): Placed[][] {
  const left = Math.min(...items.map((item) => item.doc.x));
  const bands: Placed[][] = [];
  let bottom = Number.NEGATIVE_INFINITY;
  for (const item of [...items].sort((one, other) => one.doc.y - other.doc.y)) {
    if (item.doc.y >= bottom) bands.push([]);
    (bands.at(-1) as Placed[]).push(item);
    bottom = Math.max(bottom, item.doc.y + item.doc.height);
  }
  const lines: Placed[][] = [];
  for (const band of bands) {
    const above = lines.at(-1);
    if (above && band.every((item) => item.doc.x > left + INDENT)) above.push(...band);
    else lines.push(band);
  }
  return lines;
}

/** A part of a line that nothing else stands above or below of: a word of the text. */
interface Piece extends Extent {
  doc: Box;
  keys: ReadonlySet<string>;
  cards: Map<CardId, Point>;
  isFolded: boolean;
}

/** A line in which something is folded falls into pieces; another one stays as it is. */
function piecesOf(line: readonly Placed[]): Piece[] {
  if (!line.some((item) => item.isFolded)) return [closeGaps(line)];
  const pieces: Placed[][] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const item of [...line].sort((one, other) => one.doc.x - other.doc.x)) {
    if (item.doc.x >= end) pieces.push([]);
    (pieces.at(-1) as Placed[]).push(item);
    end = Math.max(end, item.doc.x + item.doc.width);
  }
  return pieces.map(closeGaps);
}

function closeGaps(items: readonly Placed[]): Piece {
  const doc = boxAround(items.map((item) => item.doc)) as Box;
  const isFolded = items.some((item) => item.isFolded);
  const across = closing(items.map((item) => span(item.doc.x, item.doc.width, item.width)));
  const down = closing(items.map((item) => span(item.doc.y, item.doc.height, item.height)));
  const cards = new Map<CardId, Point>();
  let [width, height] = [0, 0];
  const [left, top] = [across(doc.x), down(doc.y)];
  for (const item of items) {
    const [x, y] = [across(item.doc.x) - left, down(item.doc.y) - top];
    for (const [card, [cardX, cardY]] of item.cards) cards.set(card, [x + cardX, y + cardY]);
    width = Math.max(width, x + item.width);
    height = Math.max(height, y + item.height);
  }
  return { doc, keys: new Set(items.map((item) => item.key)), cards, width, height, isFolded };
}

/** On one axis: where an item begins, where what is drawn of it ends, where it ends in the document. */
interface Span {
  start: number;
  drawn: number;
  end: number;
}

function span(start: number, size: number, drawn: number): Span {
  return { start, drawn: start + drawn, end: start + size };
}

/** What stands in the room that a folded item leaves keeps this distance from what follows it there. */
const KEPT = 40;

/** Maps a place on an axis to where it is when the room that nothing is drawn in is taken out, and that which a card
 * larger than its open group wants is added. */
function closing(spans: readonly Span[]): (place: number) => number {
  const drawn = spans
    .map(({ start, drawn, end }) => ({ start, end: drawn < end ? drawn : end + (spans.length > 1 ? KEPT : 0) }))
    .sort((one, other) => one.start - other.start);
  const changes: { from: number; to: number }[] = [];
  for (const { drawn: from, end } of spans) {
    if (from >= end) continue;
    let free = from;
    for (const other of drawn) {
      if (other.end <= free || other.start >= end) continue;
      if (other.start > free) changes.push({ from: free, to: other.start });
      free = Math.max(free, other.end);
    }
    if (free < end) changes.push({ from: free, to: end });
  }
  const closed = united(changes);
  const grown = spans.filter(({ drawn: to, end }) => to > end);
  return (place) => {
    const taken = closed.reduce((sum, { from, to }) => sum + Math.max(0, Math.min(place, to) - from), 0);
    const added = grown.reduce((most, { drawn: to, end }) => (end <= place ? Math.max(most, to - end) : most), 0);
    return place - taken + added;
  };
}

function united(intervals: readonly { from: number; to: number }[]): { from: number; to: number }[] {
  const result: { from: number; to: number }[] = [];
  for (const { from, to } of [...intervals].sort((one, other) => one.from - other.from)) {
    const last = result.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else result.push({ from, to });
  }
  return result;
}

/** From piece to piece where something is folded: room for the frames of open groups. */
const JOINT = 60;
/** A line does not flow into one that is much higher: beside an open group a single card is lost. */
const ALIKE = 2.5;

/** Sets the pieces of lines as text is set: one after another as far as there is room, and a line that an edge leads to
 * from the one before may go on in it. */
function flow(lines: readonly Placed[][], links: readonly [string, string][], limit: number) {
  const placed: { at: Point; piece: Piece }[] = [];
  const left = Math.min(...lines.flat().map((item) => item.doc.x));
  let [x, y, height] = [0, 0, 0];
  let before: Piece | undefined;
  let ended = 0;
  for (const line of lines) {
    const top = Math.min(...line.map((item) => item.doc.y));
    for (const [index, piece] of piecesOf(line).entries()) {
      const down = piece.doc.y - top;
      const reachesDown = down + piece.height;
      const gap = before && index > 0 ? Math.min(JOINT, piece.doc.x - before.doc.x - before.doc.width) : JOINT;
      const goesOn =
        before !== undefined &&
        x + gap + piece.width <= limit &&
        (index > 0 || flowsOn(before, piece, links, [height, reachesDown]));
      if (goesOn) x += gap;
      else {
        if (before) y += height + (index > 0 ? JOINT : top - ended);
        [x, height] = [index > 0 ? 0 : piece.doc.x - left, 0];
      }
      placed.push({ at: [x, y + down], piece });
      height = Math.max(height, reachesDown);
      x += piece.width;
      before = piece;
    }
    ended = Math.max(...line.map((item) => item.doc.y + item.doc.height));
  }
  return placed;
}

function flowsOn(before: Piece, piece: Piece, links: readonly [string, string][], heights: readonly number[]): boolean {
  return (
    (before.isFolded || piece.isFolded) &&
    Math.max(...heights) <= ALIKE * Math.min(...heights) &&
    links.some(([from, to]) => before.keys.has(from) && piece.keys.has(to))
  );
}

function wiresOf(graph: Graph, cardOf: ReadonlyMap<NodeId, CardId>): Wire[] {
  const wires = new Map<string, Wire>();
  for (const [id, edge] of Object.entries(graph.edges)) {
    const [source, target] = [cardOf.get(edge.source), cardOf.get(edge.target)];
    if (source === undefined || target === undefined || source === target) continue;
    const port = groupOfCard(target) === null ? edge.port : "in";
    const key = `${source} ${target} ${port}`;
    const wire = wires.get(key);
    if (wire) wire.edges.push(id);
    else wires.set(key, { id, source, target, port, edges: [id] });
  }
  return [...wires.values()];
}
