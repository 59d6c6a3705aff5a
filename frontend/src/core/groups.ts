/** Groups of a graph: who stands in which. Groups nest; a node names the innermost one it is in. */

import type { Analysis, Graph, GraphGroup, NodeId } from "../wire/types";
import { freshGroupId } from "./ids";
import type { Box } from "./room";

/** Canvas units between a group's outermost cards and its frame; above them stands its title. */
const FRAME_MARGIN = 18;
const FRAME_TOP = 30;

/** The frame around what is in a group. */
export function frameAround({ x, y, width, height }: Box): Box {
  return {
    x: x - FRAME_MARGIN,
    y: y - FRAME_TOP,
    width: width + 2 * FRAME_MARGIN,
    height: height + FRAME_TOP + FRAME_MARGIN,
  };
}

/** A group and those around it, the innermost first. */
export function groupChain(graph: Graph, group: string | null | undefined): string[] {
  const chain: string[] = [];
  for (let id = group ?? null; id !== null; id = graph.groups[id]?.parent ?? null) chain.push(id);
  return chain;
}

/** The nodes in a group and in the groups within it, in the document's order. */
export function membersOf(graph: Graph, group: string): NodeId[] {
  return Object.keys(graph.nodes).filter((id) => groupChain(graph, graph.nodes[id]?.group).includes(group));
}

/** The nodes of every group, those of groups within included, in one pass over the document. */
export function membership(graph: Graph): Map<string, NodeId[]> {
  const members = new Map<string, NodeId[]>();
  for (const [id, { group }] of Object.entries(graph.nodes)) {
    for (const around of groupChain(graph, group)) {
      const known = members.get(around);
      if (known) known.push(id);
      else members.set(around, [id]);
    }
  }
  return members;
}

/** The node whose output a part of the graph gives on: of those with nothing after them inside, the last that feeds
 * something outside. Undefined for no nodes. */
export function outletOf(graph: Graph, ids: readonly NodeId[]): NodeId | undefined {
  const inside = new Set(ids);
  const [feedsInside, feedsOutside] = [new Set<NodeId>(), new Set<NodeId>()];
  for (const { source, target } of Object.values(graph.edges)) {
    if (inside.has(source)) (inside.has(target) ? feedsInside : feedsOutside).add(source);
  }
  const ends = ids.filter((id) => !feedsInside.has(id));
  return (
    ends.findLast((id) => feedsOutside.has(id)) ??
    ids.findLast((id) => feedsOutside.has(id)) ??
    ends.at(-1) ??
    ids.at(-1)
  );
}

/** The innermost group that holds all of the nodes; null when none does. */
export function commonGroup(graph: Graph, ids: readonly NodeId[]): string | null {
  const chains = ids.map((id) => groupChain(graph, graph.nodes[id]?.group));
  return chains[0]?.find((group) => chains.every((chain) => chain.includes(group))) ?? null;
}

/** A layer by itself, or all of a group. */
export type Part = { kind: "nodes"; nodes: readonly NodeId[] } | { kind: "group"; group: string };

/** What a selection consists of: its whole groups, the outermost, and the layers outside them. Where all of it is one
 * group, what that consists of: two blocks that make up a stage are two parts. */
export function partsOf(graph: Graph, selected: readonly NodeId[]): Part[] {
  const chosen = new Set(selected);
  const whole = new Set(
    [...membership(graph)].filter(([, members]) => members.every((id) => chosen.has(id))).map(([group]) => group),
  );
  for (;;) {
    const outermost = new Set<string>();
    const alone: NodeId[] = [];
    for (const id of selected) {
      const group = groupChain(graph, graph.nodes[id]?.group).findLast((around) => whole.has(around));
      if (group === undefined) alone.push(id);
      else outermost.add(group);
    }
    const [only] = outermost;
    if (only !== undefined && outermost.size === 1 && alone.length === 0) {
      whole.delete(only);
      continue;
    }
    return [
      ...[...outermost].map((group): Part => ({ kind: "group", group })),
      ...alone.map((id): Part => ({ kind: "nodes", nodes: [id] })),
    ];
  }
}

/** The title in a language: what the catalogue says, until a person names the group. */
export function groupTitle({ title, titles }: GraphGroup, language: string): string {
  return titles?.[language] ?? title;
}

/** Puts nodes into a new group, within the innermost one that holds them all. Groups that are chosen whole go along as
 * they are. Returns the new group's id; null without nodes. */
export function makeGroup(draft: Graph, ids: readonly NodeId[], title: string): string | null {
  if (ids.length === 0) return null;
  const chosen = new Set(ids);
  const parent = commonGroup(draft, ids);
  const whole = new Set(
    [...membership(draft)].filter(([, members]) => members.every((id) => chosen.has(id))).map(([group]) => group),
  );
  // A group that is chosen whole and is all there is to choose is put into the new one, not the other way round.
  const outside = groupChain(draft, parent).find((group) => !whole.has(group)) ?? null;
  const made = freshGroupId(draft);
  draft.groups[made] = { title, parent: outside, collapsed: false };
  for (const group of whole) {
    const known = draft.groups[group];
    if (known && !whole.has(known.parent ?? "")) known.parent = made;
  }
  for (const id of ids) {
    const node = draft.nodes[id];
    if (node && !whole.has(node.group ?? "")) node.group = made;
  }
  pruneGroups(draft);
  return made;
}

/** Takes a group's frame away; what was in it is in the group around it. */
export function ungroup(draft: Graph, group: string): void {
  const parent = draft.groups[group]?.parent ?? null;
  for (const other of Object.values(draft.groups)) if (other.parent === group) other.parent = parent;
  for (const node of Object.values(draft.nodes)) {
    if (node.group !== group) continue;
    if (parent === null) delete node.group;
    else node.group = parent;
  }
  delete draft.groups[group];
}

/** A person's own title stands alone: the catalogue's, in other languages, goes. */
export function renameGroup(draft: Graph, group: string, title: string): void {
  const known = draft.groups[group];
  if (!known) return;
  known.title = title;
  delete known.titles;
}

/** Forgets groups without layers. */
export function pruneGroups(draft: Graph): void {
  const inhabited = membership(draft);
  for (const group of Object.keys(draft.groups)) if (!inhabited.has(group)) delete draft.groups[group];
}

export interface GroupTotals {
  parameters: number | null;
  macs: number | null;
}

/** A part's numbers, one by one: null where one of its layers has none, for then their sum would be false. */
export function groupTotals(members: readonly NodeId[], analysis: Pick<Analysis, "nodes"> | null): GroupTotals {
  const sum = (of: "parameters" | "macs") =>
    members.reduce<number | null>((total, id) => {
      const value = analysis?.nodes[id]?.[of];
      return total === null || value === null || value === undefined ? null : total + value;
    }, 0);
  return { parameters: sum("parameters"), macs: sum("macs") };
}
