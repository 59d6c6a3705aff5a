/** Frames of open groups: each around the cards in it and the frames in it. */

import type { Graph } from "../wire/types";
import { type CardId, type FoldedView, groupOfCard } from "./folding";
import { frameAround, groupChain } from "./groups";
import { type Box, boxAround } from "./room";

/** The open groups around each card, the innermost first. */
export function groupsAround(graph: Graph, view: FoldedView): Map<CardId, string[]> {
  const open = new Set(view.open);
  return new Map(
    [...view.cards.keys()].map((card) => {
      const group = groupOfCard(card);
      const inner = group === null ? graph.nodes[card]?.group : graph.groups[group]?.parent;
      return [card, groupChain(graph, inner).filter((id) => open.has(id))];
    }),
  );
}

/** The frames of the groups around cards, the outer ones first: `around` as `groupsAround` has it. */
export function framesOf(
  graph: Graph,
  around: ReadonlyMap<CardId, readonly string[]>,
  cards: Iterable<readonly [CardId, Box]>,
): Map<string, Box> {
  const inside = new Map<string, Box[]>();
  const depth = new Map<string, number>();
  for (const [card, box] of cards) {
    const chain = around.get(card) ?? [];
    for (const [level, group] of chain.entries()) depth.set(group, chain.length - level);
    const [inner] = chain;
    if (inner !== undefined) put(inside, inner, box);
  }
  const frames: [string, Box][] = [];
  for (const [group] of [...depth].sort(([, one], [, other]) => other - one)) {
    const box = boxAround(inside.get(group) ?? []);
    if (!box) continue;
    const frame = frameAround(box);
    frames.push([group, frame]);
    const parent = graph.groups[group]?.parent;
    if (parent) put(inside, parent, frame);
  }
  return new Map(frames.reverse());
}

function put(lists: Map<string, Box[]>, key: string, box: Box): void {
  const list = lists.get(key);
  if (list) list.push(box);
  else lists.set(key, [box]);
}
