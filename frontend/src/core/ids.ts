/** New ids: for ever, never used twice, and free of every name that the contract forbids. */

import type { Graph } from "../wire/types";

const ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";
const SUFFIX_LENGTH = 4;

/** `conv2d` → `conv_x4k2`: a random end, so that two people who edit at once never make the same id, and so that a
 * new layer never inherits the weights of a deleted one. An underscore and four signs collide with no attribute of
 * nn.Module; without a dot it is a dotted prefix only of ids that begin with it, which `taken` excludes. */
export function freshNodeId(graph: Graph, type: string, random: () => number = Math.random): string {
  const stem = type.replace(/_?\dd$/, "") || "node";
  const taken = Object.keys(graph.nodes);
  for (;;) {
    const id = `${stem}_${suffix(random)}`;
    if (!taken.some((other) => other === id || other.startsWith(`${id}.`))) return id;
  }
}

export function freshEdgeId(graph: Graph, random: () => number = Math.random): string {
  for (;;) {
    const id = `e_${suffix(random)}`;
    if (!(id in graph.edges)) return id;
  }
}

function suffix(random: () => number): string {
  return Array.from({ length: SUFFIX_LENGTH }, () => ALPHABET[Math.floor(random() * ALPHABET.length)]).join("");
}
