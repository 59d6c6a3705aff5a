/** How the receptive field grows over the depth of a network: one point for each layer that looks beyond its own place. */

import type { Analysis, Graph, NodeId } from "../wire/types";
import { wiringOf } from "./unitFields";

export interface GrowthPoint {
  readonly node: NodeId;
  /** layers that look beyond their own place, on the longest way from the input; 0 for the input itself */
  readonly depth: number;
  /** the longer side of the field, in pixels of the input */
  readonly size: number;
  /** every unit sees the whole input: the size then says how far it looks into the padding */
  readonly seesWhole: boolean;
}

export interface Growth {
  /** in the order of computation */
  readonly points: readonly GrowthPoint[];
  /** the longer side of the input */
  readonly input: number;
}

/** Null for a network without an input of maps. Layers behind which places have no meaning have no point. */
export function growthOf(edges: Graph["edges"], nodes: Analysis["nodes"]): Growth | null {
  const { joints, shapes } = wiringOf(edges, nodes);
  const depths = new Map<NodeId, number>();
  const points: GrowthPoint[] = [];
  let input: number | null = null;
  for (const { node, entering } of joints) {
    const looks = entering.some(({ link }) => link !== null);
    const depth = Math.max(0, ...entering.map(({ source }) => depths.get(source) ?? 0)) + (looks ? 1 : 0);
    depths.set(node, depth);
    const field = nodes[node]?.receptive_field;
    if (!field) continue;
    if (entering.length === 0) input ??= Math.max(...(shapes.get(node) ?? []).slice(1));
    if (looks || entering.length === 0) {
      points.push({ node, depth, size: Math.max(...field.size), seesWhole: nodes[node]?.sees_whole ?? false });
    }
  }
  return input === null ? null : { points, input };
}

/** The widest field at each depth: the line of a chart. */
export function widestByDepth(points: readonly GrowthPoint[]): { depth: number; size: number }[] {
  const widest = new Map<number, number>();
  for (const { depth, size } of points) widest.set(depth, Math.max(size, widest.get(depth) ?? 0));
  return [...widest].sort(([one], [other]) => one - other).map(([depth, size]) => ({ depth, size }));
}
