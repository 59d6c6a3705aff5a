/** Shortcuts in a network: edges beside which data also takes a longer way, as in residual and dense blocks. */

import type { CardId, Wire } from "./folding";

/** The ids of wires whose source reaches the target by another way as well. */
export function skipsOf(wires: readonly Wire[]): Set<string> {
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
  return skips;
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
