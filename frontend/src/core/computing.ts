/** Whether two networks compute the same: where cards stand, what they are called and how they are grouped is no matter. */

import type { Graph, GraphEdge } from "../wire/types";

/** Ids count: weights belong to them. What is the very same object is not looked into. */
export function computesTheSame(one: Graph, other: Graph): boolean {
  if (one === other) return true;
  return (
    haveAlike(one.nodes, other.nodes, (node, old) => node.type === old.type && isEqual(node.params, old.params)) &&
    (one.edges === other.edges || isEqual(wires(one.edges), wires(other.edges)))
  );
}

function haveAlike<T>(
  one: Readonly<Record<string, T>>,
  other: Readonly<Record<string, T>>,
  alike: (a: T, b: T) => boolean,
): boolean {
  const ids = Object.keys(one);
  return (
    ids.length === Object.keys(other).length &&
    ids.every((id) => {
      const [a, b] = [one[id], other[id]];
      return a === b || (a !== undefined && b !== undefined && alike(a, b));
    })
  );
}

/** An edge is where it goes from and to; its id says nothing. */
function wires(edges: Readonly<Record<string, GraphEdge>>): string[] {
  return Object.values(edges)
    .map(({ source, target, port }) => [source, target, port].join(" "))
    .sort();
}

/** JSON values, whatever the order of their keys. */
function isEqual(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return false;
  const [a, b] = [new Map(Object.entries(one)), new Map(Object.entries(other))];
  return a.size === b.size && [...a].every(([key, value]) => b.has(key) && isEqual(value, b.get(key)));
}
