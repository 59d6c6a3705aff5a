/** The numbers of a part of a network, and how those of two parts compare. */

import type { Analysis, Graph, NodeAnalysis, NodeId, ReceptiveField } from "../wire/types";
import { incoming, outgoing } from "./graph";
import { lastWithField } from "./totals";

/** null: not known, or there is no such thing (a dense layer has no window). */
export interface Measures {
  parameters: number | null;
  macs: number | null;
  /** bytes of all outputs for one sample, as float32 */
  memory: number | null;
  /** of the input that the part's last unit sees, `[height, width]` */
  field: readonly number[] | null;
  /** that unit sees all of the input, and its field's size compares with no other's */
  seesWhole: boolean;
  /** of what enters the part that its last unit sees */
  window: readonly number[] | null;
  shape: readonly number[] | null;
}

export function measuresOf(graph: Graph, analysis: Pick<Analysis, "nodes">, ids: readonly NodeId[]): Measures {
  const part = new Set(ids.filter((id) => graph.nodes[id]));
  const members = [...part].map((id) => analysis.nodes[id]);
  const last = lastOf(graph, part);
  const end = last === null ? undefined : analysis.nodes[last];
  return {
    parameters: sum(members.map((node) => node?.parameters)),
    macs: sum(members.map((node) => node?.macs)),
    memory: sum(members.map((node) => outputBytes(node))),
    field: end?.receptive_field?.size ?? null,
    seesWhole: end?.sees_whole ?? false,
    window: end?.sees_whole ? null : windowOf(fieldBefore(graph, analysis, part), end?.receptive_field),
    shape: end?.shape ?? null,
  };
}

/** Of a whole network. Layers that only training uses do not count among parameters and multiply-adds. */
export function measuresOfNetwork(graph: Graph, analysis: Pick<Analysis, "main" | "nodes" | "totals">): Measures {
  const { main, nodes, totals } = analysis;
  const end = lastWithField(graph, analysis);
  return {
    parameters: totals.parameters,
    macs: totals.macs,
    memory: sum(Object.values(nodes).map(outputBytes)),
    field: end?.receptive_field.size ?? null,
    seesWhole: end?.sees_whole ?? false,
    window: null,
    shape: main === null ? null : (nodes[main]?.shape ?? null),
  };
}

const FLOAT_BYTES = 4;

function outputBytes(node: NodeAnalysis | undefined): number | null {
  return node?.shape ? node.shape.reduce((size, length) => size * length, FLOAT_BYTES) : null;
}

/** null as soon as one number is missing: a sum of the rest would be false. */
function sum(values: readonly (number | null | undefined)[]): number | null {
  return values.reduce<number | null>(
    (total, value) => (total === null || value === null || value === undefined ? null : total + value),
    0,
  );
}

/** The node whose output leaves the part; of several, the one that comes last in the document. */
function lastOf(graph: Graph, part: ReadonlySet<NodeId>): NodeId | null {
  const ends = [...part].filter((id) => !outgoing(graph, id).some(([, edge]) => part.has(edge.target)));
  return ends.at(-1) ?? null;
}

/** The field of what enters the part; null where nothing does or where it has none. */
function fieldBefore(
  graph: Graph,
  analysis: Pick<Analysis, "nodes">,
  part: ReadonlySet<NodeId>,
): ReceptiveField | null {
  for (const id of part) {
    for (const [, edge] of incoming(graph, id)) {
      if (!part.has(edge.source)) return analysis.nodes[edge.source]?.receptive_field ?? null;
    }
  }
  return null;
}

/** Fields add up as r = r₀ + (k − 1)·j₀, with the stride j₀ of what enters: hence the k of a whole part. */
function windowOf(before: ReceptiveField | null, after: ReceptiveField | null | undefined): number[] | null {
  if (!before || !after) return null;
  return after.size.map((size, axis) => (size - (before.size[axis] ?? 1)) / (before.stride[axis] ?? 1) + 1);
}

/** How many times as much the second is; null where that says nothing. */
export function ratio(first: number | null, second: number | null): number | null {
  return first === null || second === null || first === 0 ? null : second / first;
}
