/** Which layers can be switched off, and what one that is off does instead. */

import type { Graph, NodeId } from "../wire/types";

/** The picture that enters and the answer that leaves are no layers that do something. */
const ENDS: ReadonlySet<string> = new Set(["input", "output"]);

export function canSwitchOff(graph: Pick<Graph, "nodes">, node: NodeId): boolean {
  const type = graph.nodes[node]?.type;
  return type !== undefined && !ENDS.has(type);
}

/** Whether a layer that is off hands on its input: where that is one, and of its output's shape. Else it gives zeros. */
export function passesOn(
  graph: Pick<Graph, "edges">,
  shapeOf: (node: NodeId) => readonly number[] | null,
  node: NodeId,
): boolean {
  const sources = Object.values(graph.edges).filter(({ target }) => target === node);
  const [only, ...others] = sources.map(({ source }) => shapeOf(source));
  const own = shapeOf(node);
  return !!only && !!own && others.length === 0 && only.join() === own.join();
}
