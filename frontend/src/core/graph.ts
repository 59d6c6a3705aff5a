/** Operations on the graph document. They change a draft in place (immer's, or a copy) and return what they made. */

import type { Graph, GraphEdge, GraphNode, NodeId, Params } from "../wire/types";
import { commonGroup, pruneGroups } from "./groups";
import { freshEdgeId, freshNodeId } from "./ids";
import { makeRoom, type Room } from "./room";

export type Point = [number, number];

/** The fewest and the most inputs of a layer type. */
export type Inputs = readonly [fewest: number, most: number];

export interface NewNode {
  type: string;
  params: Params;
  label?: string;
}

export interface Connection {
  source: NodeId;
  target: NodeId;
  port: string;
}

export function incoming(graph: Graph, id: NodeId): [string, GraphEdge][] {
  return Object.entries(graph.edges).filter(([, edge]) => edge.target === id);
}

export function outgoing(graph: Graph, id: NodeId): [string, GraphEdge][] {
  return Object.entries(graph.edges).filter(([, edge]) => edge.source === id);
}

/** The ports a node shows: one input is `in`; several are `in0`, `in1`, ... and one spare while more are taken. */
export function inputPorts(graph: Graph, id: NodeId, inputs: Inputs): string[] {
  return portsBeside(
    incoming(graph, id).map(([, edge]) => edge.port),
    inputs,
  );
}

/** The same, by the ports that are taken. */
export function portsBeside(taken: readonly string[], [fewest, most]: Inputs): string[] {
  if (most === 0) return [];
  if (most === 1) return ["in"];
  const shown = Math.max(fewest, Math.max(-1, ...taken.map(portIndex)) + 2);
  return Array.from({ length: Math.min(shown, most) }, (_, index) => `in${index}`);
}

function portIndex(port: string): number {
  return Number(/\d+$/.exec(port)?.[0] ?? 0);
}

/** The first port without an edge; the last one when all are taken (a new edge then replaces the old). */
export function freePort(graph: Graph, id: NodeId, inputs: Inputs): string | null {
  const ports = inputPorts(graph, id, inputs);
  const taken = new Set(incoming(graph, id).map(([, edge]) => edge.port));
  return ports.find((port) => !taken.has(port)) ?? ports.at(-1) ?? null;
}

export function addNode(draft: Graph, node: NewNode, position: Point): NodeId {
  const id = freshNodeId(draft, node.type);
  const made: GraphNode = { type: node.type, params: node.params, position: whole(position) };
  if (node.label) made.label = node.label;
  draft.nodes[id] = made;
  return id;
}

/** Draws an edge; a port holds one edge, so the one that was there goes. */
export function connect(draft: Graph, { source, target, port }: Connection): string {
  for (const [id, edge] of incoming(draft, target)) if (edge.port === port) delete draft.edges[id];
  const id = freshEdgeId(draft);
  draft.edges[id] = { source, target, port };
  return id;
}

/** Puts a node into edges of one source: source → node → targets, keeping the targets' ports. */
export function insertIntoEdges(draft: Graph, edges: readonly string[], node: NodeId, port: string): void {
  const source = draft.edges[edges[0] ?? ""]?.source;
  if (source === undefined) return;
  for (const id of edges) {
    const edge = draft.edges[id];
    if (edge?.source !== source) continue;
    delete draft.edges[id];
    connect(draft, { source: node, target: edge.target, port: edge.port });
  }
  connect(draft, { source, target: node, port });
}

export interface Extent {
  width: number;
  height: number;
}

/** Adds a node after another one: into its only outgoing edge, else as one more successor. What follows makes room.
 * `port` is the new node's input, null when it has none. */
export function addAfter(draft: Graph, after: NodeId, node: NewNode, port: string | null, room: Room): NodeId {
  const edges = outgoing(draft, after);
  const only = edges.length === 1 ? edges[0] : undefined;
  const id = placeAfter(draft, after, only?.[1].target, node, room);
  if (port === null) return id;
  if (only) insertIntoEdges(draft, [only[0]], id, port);
  else connect(draft, { source: after, target: id, port });
  return id;
}

/** Adds a node into an edge (and others of the same source), beside the edge's source; what follows makes room. */
export function addIntoEdges(
  draft: Graph,
  edges: readonly string[],
  node: NewNode,
  port: string,
  room: Room,
): NodeId | null {
  const ends = draft.edges[edges[0] ?? ""];
  if (!ends) return null;
  const id = placeAfter(draft, ends.source, ends.target, node, room);
  insertIntoEdges(draft, edges, id, port);
  return id;
}

/** Beside a node and in the group that it shares with what will follow. */
function placeAfter(draft: Graph, after: NodeId, before: NodeId | undefined, node: NewNode, room: Room): NodeId {
  const [left, top] = (draft.nodes[after] as GraphNode).position;
  const group = commonGroup(draft, before === undefined ? [after] : [after, before]);
  const id = addNode(draft, node, [left + room.extent(after).width + room.gap, top]);
  if (group !== null) (draft.nodes[id] as GraphNode).group = group;
  makeRoom(draft, [id], after, room);
  return id;
}

/** Takes nodes away. What entered a part from one place then feeds what the part fed by one output. */
export function removeNodes(draft: Graph, ids: readonly NodeId[]): void {
  const gone = new Set(ids.filter((id) => draft.nodes[id]));
  const edges = Object.entries(draft.edges).filter(([, { source, target }]) => gone.has(source) || gone.has(target));
  for (const part of partsOf(gone, edges)) {
    const into = edges.filter(([, { source, target }]) => part.has(target) && !gone.has(source));
    const out = edges.filter(([, { source, target }]) => part.has(source) && !gone.has(target));
    const [sources, outlets] = [into, out].map((list) => new Set(list.map(([, { source }]) => source)));
    for (const [id, edge] of edges) if (part.has(edge.source) || part.has(edge.target)) delete draft.edges[id];
    for (const id of part) delete draft.nodes[id];
    const [source] = sources ?? [];
    if (source === undefined || sources?.size !== 1 || outlets?.size !== 1) continue;
    for (const [, { target, port }] of out) connect(draft, { source, target, port });
  }
  pruneGroups(draft);
}

/** Nodes that edges among them join are one part. */
function partsOf(ids: ReadonlySet<NodeId>, edges: readonly [string, GraphEdge][]): Set<NodeId>[] {
  const beside = new Map<NodeId, NodeId[]>([...ids].map((id) => [id, []]));
  for (const [, { source, target }] of edges) {
    if (!ids.has(source) || !ids.has(target)) continue;
    beside.get(source)?.push(target);
    beside.get(target)?.push(source);
  }
  const parts: Set<NodeId>[] = [];
  const seen = new Set<NodeId>();
  for (const id of ids) {
    if (seen.has(id)) continue;
    const part = new Set<NodeId>();
    const open = [id];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (seen.has(next)) continue;
      seen.add(next);
      part.add(next);
      open.push(...(beside.get(next) ?? []));
    }
    parts.push(part);
  }
  return parts;
}

export function removeEdges(draft: Graph, ids: readonly string[]): void {
  for (const id of ids) delete draft.edges[id];
}

export function moveNodes(draft: Graph, positions: ReadonlyMap<NodeId, Point>): void {
  for (const [id, position] of positions) {
    const node = draft.nodes[id];
    if (node) node.position = whole(position);
  }
}

/** Whether an edge from `source` to `target` would close a cycle. */
export function closesCycle(graph: Graph, source: NodeId, target: NodeId): boolean {
  const seen = new Set<NodeId>();
  const open = [target];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === source) return true;
    if (seen.has(id)) continue;
    seen.add(id);
    for (const [, edge] of outgoing(graph, id)) open.push(edge.target);
  }
  return false;
}

/** Positions are whole canvas units: documents and patches stay short. */
export function whole(point: Point): Point {
  return [Math.round(point[0]), Math.round(point[1])];
}
