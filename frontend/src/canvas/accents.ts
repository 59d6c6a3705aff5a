/** The colours of a card: those of the families of its layers. */

import type { CardId } from "../core/folding";
import { nodesOfCard } from "../state/cards";
import type { Graph, LayerEntry, NodeId } from "../wire/types";

type Layers = ReadonlyMap<string, LayerEntry>;

/** The families among layers, by how many of the layers belong to them. */
export function accentsOf(graph: Graph, ids: readonly NodeId[], layers: Layers): string[] {
  const counts = new Map<string, number>();
  for (const id of ids) {
    const accent = layers.get(graph.nodes[id]?.type ?? "")?.accent;
    if (accent) counts.set(accent, (counts.get(accent) ?? 0) + 1);
  }
  return [...counts].sort(([, one], [, other]) => other - one).map(([accent]) => accent);
}

/** A layer's colour; of a folded group, that of most of its layers. Undefined where nothing is known of them. */
export function cardAccent(graph: Graph, card: CardId, layers: Layers): string | undefined {
  return accentsOf(graph, nodesOfCard(graph, card), layers)[0];
}
