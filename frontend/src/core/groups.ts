/** Groups of a graph: who stands in which. Groups nest; a node names the innermost one it is in. */

import type { Graph, GraphGroup, NodeId } from "../wire/types";

/** Canvas units between a group's outermost cards and its frame. */
export const FRAME_MARGIN = 18;

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

/** A group and all within it, in the document's order. */
export function groupsWithin(graph: Graph, group: string): string[] {
  return Object.keys(graph.groups).filter((id) => groupChain(graph, id).includes(group));
}

/** The innermost group that holds all of the nodes; null when none does. */
export function commonGroup(graph: Graph, ids: readonly NodeId[]): string | null {
  const chains = ids.map((id) => groupChain(graph, graph.nodes[id]?.group));
  return chains[0]?.find((group) => chains.every((chain) => chain.includes(group))) ?? null;
}

/** The title in a language: what the catalogue says, until a person names the group. */
export function groupTitle({ title, titles }: GraphGroup, language: string): string {
  return titles?.[language] ?? title;
}
