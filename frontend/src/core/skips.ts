/** Shortcuts in a network: edges beside which data also takes a longer way, as in residual and dense blocks; and the
 * projections of residual blocks, which only bring the shortcut to the shape of what it is added to. */

import type { CardId, Wire } from "./folding";

/** The ids of wires whose source reaches the target by another way as well; of the whole shorter way where all cards
 * on it are such that only `projects`, that is compute without an activation. */
export function skipsOf(wires: readonly Wire[], projects: (card: CardId) => boolean): Set<string> {
  const after = new Map<CardId, CardId[]>();
  const inputs = new Map<CardId, number>();
  for (const { source, target } of wires) {
    after.set(source, [...(after.get(source) ?? []), target]);
    inputs.set(target, (inputs.get(target) ?? 0) + 1);
  }
  const depth = depths(after, inputs);
  const skips = new Set<string>();
  for (const { id, source, target } of wires) {
    const [from, to] = [depth.get(source), depth.get(target)];
    if (from === undefined || to === undefined || to - from < 2) continue;
    const others = (after.get(source) ?? []).filter((card) => card !== target);
    if (others.length > 0 && reaches(others, target, after, depth)) skips.add(id);
  }
  for (const way of projections(wires, after, inputs, projects)) {
    const [first, last] = [way[0] as Wire, way.at(-1) as Wire];
    const [from, to] = [depth.get(first.source), depth.get(last.target)];
    if (from === undefined || to === undefined || to - from <= way.length) continue;
    const others = (after.get(first.source) ?? []).filter((card) => card !== first.target);
    if (reaches(others, last.target, after, depth)) for (const { id } of way) skips.add(id);
  }
  return skips;
}

/** The ways from a fork to a card that joins several, over cards that `projects` holds for and that lead nowhere else. */
function projections(
  wires: readonly Wire[],
  after: ReadonlyMap<CardId, CardId[]>,
  inputs: ReadonlyMap<CardId, number>,
  projects: (card: CardId) => boolean,
): Wire[][] {
  const into = new Map(wires.map((wire) => [wire.target, wire]));
  const isOnlyPassed = (card: CardId) => after.get(card)?.length === 1 && inputs.get(card) === 1 && projects(card);
  const ways: Wire[][] = [];
  for (const last of wires) {
    if ((inputs.get(last.target) ?? 0) < 2) continue;
    const way = [last];
    for (let card = last.source; isOnlyPassed(card); card = (way[0] as Wire).source)
      way.unshift(into.get(card) as Wire);
    if (way.length > 1) ways.push(way);
  }
  return ways;
}

/** The longest way to each card, counted in wires; cards in a circle have none. `inputs` has those that have any. */
export function depths(after: ReadonlyMap<CardId, CardId[]>, inputs: ReadonlyMap<CardId, number>): Map<CardId, number> {
  const waiting = new Map(inputs);
  const depth = new Map<CardId, number>();
  const open = [...after.keys()].filter((card) => !inputs.has(card));
  for (const card of open) depth.set(card, 0);
  for (let card = open.pop(); card !== undefined; card = open.pop()) {
    for (const next of after.get(card) ?? []) {
      depth.set(next, Math.max(depth.get(next) ?? 0, (depth.get(card) as number) + 1));
      const left = (waiting.get(next) as number) - 1;
      waiting.set(next, left);
      if (left === 0) open.push(next);
    }
  }
  for (const [card, left] of waiting) if (left > 0) depth.delete(card);
  return depth;
}

/** Looks no deeper than the target is: what lies deeper cannot lead to it. */
function reaches(
  from: readonly CardId[],
  target: CardId,
  after: ReadonlyMap<CardId, CardId[]>,
  depth: ReadonlyMap<CardId, number>,
): boolean {
  const limit = depth.get(target) as number;
  const seen = new Set<CardId>();
  const open = [...from];
  for (let card = open.pop(); card !== undefined; card = open.pop()) {
    if (card === target) return true;
    if (seen.has(card) || (depth.get(card) ?? limit) >= limit) continue;
    seen.add(card);
    open.push(...(after.get(card) ?? []));
  }
  return false;
}
