/** A part of a graph that is carried elsewhere: copied, duplicated, kept as a block of one's own, drawn by the server. */

import type { Graph, GraphNode, NodeId } from "../wire/types";
import { connect, type Inputs, incoming, outgoing, type Point, whole } from "./graph";
import { commonGroup, membership, outletOf } from "./groups";
import { freshEdgeId, freshIds } from "./ids";
import { type Box, boxAround, cardBox, freePlace, makeRoom, type Room } from "./room";

/** An input that what comes before the fragment is connected to. */
export interface Entry {
  node: NodeId;
  port: string;
}

/** Nodes, the edges among them and the groups that are wholly theirs. One output enters it, at all of `first`; what
 * follows is fed by `last`, null where the fragment gives nothing on. */
export interface Fragment extends Pick<Graph, "nodes" | "edges" | "groups"> {
  first: Entry[];
  last: NodeId | null;
}

/** Where a fragment goes: with its middle to a point, after a node, or into an edge and those `beside` it, which leave
 * the same output and are drawn as one with it. */
export type FragmentPlace = { at: Point } | { after: NodeId } | { edge: string; beside?: readonly string[] };

/** What was put into the graph: all nodes, in the fragment's order, and the outermost of the new groups. */
export interface Inserted {
  nodes: NodeId[];
  groups: string[];
}

export const NOTHING_INSERTED: Inserted = { nodes: [], groups: [] };

/** Cuts a fragment out of a graph (a copy of nothing: it shares the graph's objects). Edges that enter it are where it
 * begins; where several outputs enter, those of the first one. A part that nothing enters begins at its free inputs. */
export function fragmentOf(graph: Graph, ids: readonly NodeId[], inputs: (type: string) => Inputs): Fragment {
  const chosen = new Set(ids);
  const nodes = Object.fromEntries(Object.entries(graph.nodes).filter(([id]) => chosen.has(id)));
  const edges = Object.entries(graph.edges);
  const isInside = (edge: { source: NodeId; target: NodeId }) => chosen.has(edge.source) && chosen.has(edge.target);
  const inner = Object.fromEntries(edges.filter(([, edge]) => isInside(edge)));
  const members = membership(graph);
  const groups = Object.fromEntries(
    Object.entries(graph.groups).filter(([id]) => members.get(id)?.every((member) => chosen.has(member))),
  );
  const entering = edges.map(([, edge]) => edge).filter((edge) => chosen.has(edge.target) && !chosen.has(edge.source));
  const order = Object.keys(nodes);
  entering.sort((one, other) => order.indexOf(one.target) - order.indexOf(other.target));
  const source = entering[0]?.source;
  const first =
    source === undefined
      ? order.flatMap((id) => freeInput(graph, id, inputs) ?? [])
      : entering.filter((edge) => edge.source === source).map(({ target, port }) => ({ node: target, port }));
  const last = outletOf(graph, order) ?? null;
  return { nodes, edges: inner, groups, first, last };
}

function freeInput(graph: Graph, id: NodeId, inputs: (type: string) => Inputs): Entry | null {
  const [, most] = inputs((graph.nodes[id] as GraphNode).type);
  if (most === 0 || incoming(graph, id).length > 0) return null;
  return { node: id, port: most === 1 ? "in" : "in0" };
}

/** Puts a copy of a fragment, under fresh ids, where a person wants it: connected, in the group of its neighbours, and
 * covering nothing. */
export function insertFragment(draft: Graph, fragment: Fragment, place: FragmentPlace, room: Room): Inserted {
  const edge = "edge" in place ? place.edge : "after" in place ? onlyEdgeAfter(draft, place.after) : undefined;
  const beside = "edge" in place ? place.beside : undefined;
  const source = "after" in place ? place.after : edge === undefined ? undefined : draft.edges[edge]?.source;
  if (source !== undefined && !draft.nodes[source]) return NOTHING_INSERTED;
  if ("edge" in place && source === undefined) return NOTHING_INSERTED;
  const home = homeOf(draft, source, edge);
  const { nodes, groups, renamed } = copyInto(draft, fragment, () => home);
  const made: Inserted = { nodes, groups };
  const box = boxAround(nodes.map((id) => cardBox(draft, id, room)));
  if (!box) return NOTHING_INSERTED;
  if (source === undefined) {
    const at: Point = "at" in place ? place.at : [0, 0];
    const corner: Point = [at[0] - box.width / 2, at[1] - box.height / 2];
    moveTo(draft, nodes, box, freePlace(draft, box, corner, room, new Set(nodes)));
    return made;
  }
  const before = cardBox(draft, source, room);
  // The fragment's first card stands in the row of what it follows.
  const firstTop = cardBox(draft, renamed.get(fragment.first[0]?.node ?? "") ?? (nodes[0] as NodeId), room).y;
  moveTo(draft, nodes, box, [before.x + before.width + room.gap, before.y - (firstTop - box.y)]);
  makeRoom(draft, nodes, source, room);
  join(draft, fragment, renamed, source, edge === undefined ? [] : [edge, ...(beside ?? [])]);
  return made;
}

/** Adds a copy a step aside, unconnected; nodes stay in the groups they are in where those still are. */
export function pasteFragment(draft: Graph, fragment: Fragment, offset: Point): Inserted {
  const { nodes, groups } = copyInto(draft, fragment, (group) => (group && draft.groups[group] ? group : null));
  for (const id of nodes) {
    const node = draft.nodes[id] as GraphNode;
    node.position = whole([node.position[0] + offset[0], node.position[1] + offset[1]]);
  }
  return { nodes, groups };
}

/** `home` says which group takes up a part that was in no group of the fragment's own, by the group it names. */
function copyInto(
  draft: Graph,
  fragment: Fragment,
  home: (group: string | null | undefined) => string | null,
): Inserted & { renamed: Map<NodeId, NodeId> } {
  const { nodes: renamed, groups: regrouped } = freshIds(draft, fragment);
  const around = (group: string | null | undefined) => regrouped.get(group ?? "") ?? home(group);
  const outer: string[] = [];
  const groups = Object.entries(fragment.groups).map(([id, group]) => {
    if (!regrouped.has(group.parent ?? "")) outer.push(regrouped.get(id) as string);
    return [regrouped.get(id) as string, { ...structuredClone(group), parent: around(group.parent) }] as const;
  });
  for (const [id, node] of Object.entries(fragment.nodes)) {
    const { group: named, ...copy } = structuredClone(node);
    const group = around(named);
    draft.nodes[renamed.get(id) as NodeId] = group === null ? copy : { ...copy, group };
  }
  for (const [id, group] of groups) draft.groups[id] = group;
  for (const edge of Object.values(fragment.edges)) {
    const [source, target] = [renamed.get(edge.source) as NodeId, renamed.get(edge.target) as NodeId];
    draft.edges[freshEdgeId(draft)] = { ...edge, source, target };
  }
  return { nodes: [...renamed.values()], groups: outer, renamed };
}

/** The group that a part between two nodes belongs to. */
function homeOf(graph: Graph, source: NodeId | undefined, edge: string | undefined): string | null {
  if (source === undefined) return null;
  const target = edge === undefined ? undefined : graph.edges[edge]?.target;
  return commonGroup(graph, target === undefined ? [source] : [source, target]);
}

function onlyEdgeAfter(graph: Graph, id: NodeId): string | undefined {
  const edges = outgoing(graph, id);
  return edges.length === 1 ? edges[0]?.[0] : undefined;
}

function join(
  draft: Graph,
  { first, last }: Fragment,
  renamed: ReadonlyMap<NodeId, NodeId>,
  source: NodeId,
  edges: readonly string[],
): void {
  if (first.length === 0) return;
  const left = edges.flatMap((id) => (draft.edges[id]?.source === source ? [[id, draft.edges[id]] as const] : []));
  for (const { node, port } of first) connect(draft, { source, target: renamed.get(node) as NodeId, port });
  if (last === null) return;
  for (const [id, { target, port }] of left) {
    delete draft.edges[id];
    connect(draft, { source: renamed.get(last) as NodeId, target, port });
  }
}

function moveTo(draft: Graph, ids: readonly NodeId[], box: Box, [x, y]: Point): void {
  for (const id of ids) {
    const node = draft.nodes[id] as GraphNode;
    node.position = whole([node.position[0] - box.x + x, node.position[1] - box.y + y]);
  }
}
