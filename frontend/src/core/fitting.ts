/** A network for other data: its input takes the pictures, its classifier tells the classes apart; all else stays. */

import type { Graph, GraphNode, NodeId } from "../wire/types";
import { incoming, outgoing } from "./graph";

/** What a data set asks of a network. */
export interface Demand {
  shape: readonly number[];
  classes: number;
}

/** The layers whose outputs are the answer's size, and the parameter that says how many they are. */
const ANSWERING: Readonly<Record<string, string>> = { linear: "out_features", conv2d: "out_channels" };

/** Sets the inputs' shape and the classifier's size. What was changed, for a sentence; null where there is none. */
export function fitTo(draft: Graph, { shape, classes }: Demand): { input: NodeId | null; classifier: NodeId | null } {
  const input = fitInput(draft, shape);
  const classifier = classifierOf(draft);
  const node = classifier === null ? undefined : draft.nodes[classifier];
  if (node) node.params[ANSWERING[node.type] as string] = classes;
  return { input, classifier };
}

/** Sets the inputs' shape, and their normalisation to as many channels; the first input. */
export function fitInput(draft: Graph, shape: readonly number[]): NodeId | null {
  const inputs = Object.entries(draft.nodes).filter(([, node]) => node.type === "input");
  for (const [, node] of inputs) {
    node.params.shape = [...shape];
    for (const field of ["mean", "std"]) perChannel(node, field, shape[0] ?? 1);
  }
  return inputs[0]?.[0] ?? null;
}

/** One number stands for every channel; several that are no longer as many as the channels become their mean. */
function perChannel({ params }: GraphNode, field: string, channels: number): void {
  const values = params[field];
  if (!Array.isArray(values) || values.length === 1 || values.length === channels) return;
  const sum = values.reduce<number>((total, value) => total + Number(value), 0);
  params[field] = [Math.round((sum / values.length) * 1e6) / 1e6];
}

/** The last layer with weights on the way to the main output, past what keeps the number of its answers; else null. */
export function classifierOf(graph: Graph): NodeId | null {
  return classifierBefore(graph, mainEnd(graph));
}

/** The same of every output, the main one first. */
export function classifiersOf(graph: Graph): NodeId[] {
  const auxiliary = Object.entries(graph.nodes).filter(
    ([, { type, params }]) => type === "output" && params.role === "auxiliary",
  );
  const found = [mainEnd(graph), ...auxiliary.map(([id]) => id)].map((end) => classifierBefore(graph, end));
  return [...new Set(found.filter((id) => id !== null))];
}

/** The parameter of a layer that says how many answers it gives; undefined for one that has none. */
export function answering({ type }: GraphNode): string | undefined {
  return ANSWERING[type];
}

function classifierBefore(graph: Graph, end: NodeId | null): NodeId | null {
  let id = end;
  const seen = new Set<NodeId>();
  while (id !== null && !seen.has(id)) {
    seen.add(id);
    if ((graph.nodes[id]?.type ?? "") in ANSWERING) return id;
    const before = incoming(graph, id);
    id = before.length === 1 ? (before[0]?.[1].source ?? null) : null;
  }
  return null;
}

function mainEnd(graph: Graph): NodeId | null {
  const nodes = Object.entries(graph.nodes);
  const outputs = nodes.filter(([, { type, params }]) => type === "output" && params.role !== "auxiliary");
  const ends = outputs.length > 0 ? outputs : nodes.filter(([id]) => outgoing(graph, id).length === 0);
  return ends.length === 1 ? (ends[0]?.[0] ?? null) : null;
}
