/** The cards of layers and of folded groups, by what is known of them now. */

import { type Card, cardOf, groupCardOf } from "../core/card";
import { type CardId, groupOfCard } from "../core/folding";
import type { Extent } from "../core/graph";
import { groupTitle, membership, outletOf } from "../core/groups";
import { nodeName } from "../core/layers";
import { shapeText } from "../core/shapeText";
import { currentLanguage } from "../i18n";
import type { Graph, GraphNode, NodeId } from "../wire/types";
import { useAnalysis } from "./analysis";
import { useCatalog } from "./catalog";
import { headerWidth } from "./headerWidth";

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
  return analysis?.shape ? `${name}, ${shapeText(analysis.shape)}` : name;
}

/** Of a folded group: it shows what its last layer gives on. */
export function groupCard(graph: Graph, group: string): Card & { outlet: NodeId | undefined } {
  const known = graph.groups[group];
  const outlet = outletOf(graph, groupMembers(graph).get(group) ?? []);
  const type = graph.nodes[outlet ?? ""]?.type ?? "";
  const name = known ? groupTitle(known, currentLanguage()) : group;
  const shape = useAnalysis.getState().shapes.get(outlet ?? "") ?? null;
  return { ...groupCardOf({ name, shape, type }, headerWidth), outlet };
}

export function cardExtent(graph: Graph, card: CardId): Extent {
  const group = groupOfCard(card);
  return group === null ? nodeCard(card, graph.nodes[card] as GraphNode) : groupCard(graph, group);
}

/** The nodes that a card shows: one, or all of a folded group. */
export function nodesOfCard(graph: Graph, card: CardId): readonly NodeId[] {
  const group = groupOfCard(card);
  if (group !== null) return groupMembers(graph).get(group) ?? [];
  return graph.nodes[card] ? [card] : [];
}

const PROJECTING = new Set(["convolution", "normalisation"]);

/** Whether a card computes without an activation: all it shows are convolutions and normalisations. */
export function projects(graph: Graph, card: CardId): boolean {
  const { layers } = useCatalog.getState();
  return nodesOfCard(graph, card).every((id) => PROJECTING.has(layers.get(graph.nodes[id]?.type ?? "")?.family ?? ""));
}

let counted: { graph: Graph | null; members: Map<string, NodeId[]> } = { graph: null, members: new Map() };

/** The members of every group, counted once for a document: every folded card and frame asks. */
export function groupMembers(graph: Graph): ReadonlyMap<string, NodeId[]> {
  if (counted.graph !== graph) counted = { graph, members: membership(graph) };
  return counted.members;
}

let wired: { edges: Graph["edges"] | null; ports: Map<NodeId, string[]> } = { edges: null, ports: new Map() };

/** The taken input ports of every node, gathered once for a document's edges: every card asks. */
export function takenPorts({ edges }: Graph): ReadonlyMap<NodeId, readonly string[]> {
  if (wired.edges === edges) return wired.ports;
  const ports = new Map<NodeId, string[]>();
  for (const { target, port } of Object.values(edges)) ports.set(target, [...(ports.get(target) ?? []), port]);
  wired = { edges, ports };
  return ports;
}
