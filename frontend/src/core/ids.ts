/** New ids: for ever, never used twice, and free of every name that the contract forbids. */

import type { Graph } from "../wire/types";

const ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";
const SUFFIX_LENGTH = 4;
/** What makes an id unique: our random end, or the number that a catalogue or torchvision counts with. */
const OWN_END = /(_[a-kmnp-z2-9]{4}|_?\d+)$/;

/** `conv2d` → `conv_x4k2`: a random end, so that two people who edit at once never make the same id, and so that a
 * new layer never inherits the weights of a deleted one. An underscore and four signs collide with no attribute of
 * nn.Module; without a dot it is a dotted prefix only of ids that begin with it, which `taken` excludes. */
export function freshNodeId(graph: Graph, type: string, random: () => number = Math.random): string {
  return freshBeginning(Object.keys(graph.nodes), type.replace(/_?\dd$/, ""), random);
}

export function freshEdgeId(graph: Graph, random: () => number = Math.random): string {
  for (;;) {
    const id = `e_${suffix(random)}`;
    if (!(id in graph.edges)) return id;
  }
}

export function freshGroupId(graph: Graph, random: () => number = Math.random): string {
  return freshBeginning([...Object.keys(graph.nodes), ...Object.keys(graph.groups)], "group", random);
}

/** New ids for a copy of nodes and groups: `layer1.0.conv1` and `layer1.0.conv2` become `layer_x4k2.0.conv1` and
 * `layer_x4k2.0.conv2`, so that what was a module of several layers is one again. Returns old → new. */
export function freshIds(
  graph: Graph,
  copied: Pick<Graph, "nodes" | "groups">,
  random: () => number = Math.random,
): { nodes: Map<string, string>; groups: Map<string, string> } {
  const taken = [...Object.keys(graph.nodes), ...Object.keys(graph.groups)];
  const beginnings = new Map<string, string>();
  const renamed = (id: string, stem: string | undefined): string => {
    const [first = "", ...rest] = id.split(".");
    const fresh = beginnings.get(first) ?? freshBeginning(taken, stem ?? first.replace(OWN_END, ""), random);
    beginnings.set(first, fresh);
    taken.push(fresh);
    return [fresh, ...rest].join(".");
  };
  const nodes = Object.entries(copied.nodes).map(([id, { type }]): [string, string] => [
    id,
    renamed(id, id.includes(".") ? undefined : type.replace(/_?\dd$/, "")),
  ]);
  const groups = Object.keys(copied.groups).map((id): [string, string] => [id, renamed(id, undefined)]);
  return { nodes: new Map(nodes), groups: new Map(groups) };
}

/** A name that is nobody's, and that no dotted id begins with. */
function freshBeginning(taken: readonly string[], stem: string, random: () => number): string {
  for (;;) {
    const id = `${stem || "node"}_${suffix(random)}`;
    if (!taken.some((other) => other === id || other.startsWith(`${id}.`))) return id;
  }
}

function suffix(random: () => number): string {
  return Array.from({ length: SUFFIX_LENGTH }, () => ALPHABET[Math.floor(random() * ALPHABET.length)]).join("");
}
