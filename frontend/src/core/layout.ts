/** Auto-layout: ranks from left to right by dagre, wrapped into rows like lines of text so that a deep network fits. */

import type { Graph, NodeId } from "../wire/types";
import type { Extent, Point } from "./graph";

export interface LayoutOptions {
  extent: (id: NodeId) => Extent;
  /** gap between ranks and between rows, canvas units */
  gap: number;
  /** a row is broken before it gets wider than this */
  rowWidth: number;
}

/** New positions (upper left corners) for every node. dagre is loaded on first use. */
export async function layout(graph: Graph, options: LayoutOptions): Promise<Map<NodeId, Point>> {
  const dagre = await import("@dagrejs/dagre");
  const work = new dagre.Graph();
  work.setGraph({ rankdir: "LR", nodesep: options.gap / 2, ranksep: options.gap });
  work.setDefaultEdgeLabel(() => ({}));
  // Edges meet cards at one distance from their tops: lanes as high as the highest card align the tops.
  const extents = new Map(Object.keys(graph.nodes).map((id) => [id, options.extent(id)]));
  const lane = Math.max(0, ...[...extents.values()].map(({ height }) => height));
  for (const [id, { width }] of extents) work.setNode(id, { width, height: lane });
  for (const edge of Object.values(graph.edges)) work.setEdge(edge.source, edge.target);
  dagre.layout(work);
  const placed = [...extents].map(([id, { width, height }]): Placed => {
    const { x, y } = work.node(id) as { x: number; y: number };
    return { id, x: x - width / 2, y: y - lane / 2, centre: x, width, height };
  });
  return wrap(placed, options);
}

export interface Placed extends Extent {
  id: NodeId;
  x: number;
  y: number;
  /** nodes of one rank share their centre */
  centre: number;
}

/** Breaks one long row of ranks into rows that are read like lines. Keeps order and heights within a rank. */
export function wrap(placed: readonly Placed[], { gap, rowWidth }: Omit<LayoutOptions, "extent">): Map<NodeId, Point> {
  const rows: Placed[][][] = [];
  let left = 0;
  for (const rank of ranks(placed)) {
    const [start, end] = bounds(rank, "x", "width");
    const row = rows.at(-1);
    if (!row || end - left > rowWidth) {
      rows.push([rank]);
      left = start;
    } else row.push(rank);
  }
  const positions = new Map<NodeId, Point>();
  let top = 0;
  for (const row of rows) {
    const nodes = row.flat();
    const [startX] = bounds(nodes, "x", "width");
    const [startY, endY] = bounds(nodes, "y", "height");
    for (const node of nodes) positions.set(node.id, [node.x - startX, node.y - startY + top]);
    top += endY - startY + gap;
  }
  return positions;
}

function ranks(placed: readonly Placed[]): Placed[][] {
  const groups = new Map<number, Placed[]>();
  for (const node of placed) {
    const key = Math.round(node.centre);
    groups.set(key, [...(groups.get(key) ?? []), node]);
  }
  return [...groups].sort(([a], [b]) => a - b).map(([, rank]) => rank);
}

function bounds(nodes: readonly Placed[], start: "x" | "y", size: "width" | "height"): [number, number] {
  return [Math.min(...nodes.map((node) => node[start])), Math.max(...nodes.map((node) => node[start] + node[size]))];
}
