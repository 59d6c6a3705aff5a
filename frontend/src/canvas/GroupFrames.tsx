/** Groups as dashed frames behind their layers: they follow the cards and are part of no gesture. */

import { ViewportPortal } from "@xyflow/react";
import { useAnalysis } from "../state/analysis";
import { nodeCard } from "../state/editing";
import { useGraph } from "../state/project";
import type { Graph } from "../wire/types";
import classes from "./Canvas.module.css";
import { useIsFar } from "./zoom";

const MARGIN = 18;

export function GroupFrames() {
  const graph = useGraph();
  const far = useIsFar();
  // Cards grow when the analysis brings their shapes.
  useAnalysis((state) => state.analysis);
  if (!graph) return null;
  return (
    <ViewportPortal>
      {Object.entries(graph.groups).map(([id, { title }]) => {
        const box = frameOf(graph, id);
        return (
          box && (
            <div key={id} className={classes.frame} data-far={far || undefined} style={box}>
              <span>{title}</span>
            </div>
          )
        );
      })}
    </ViewportPortal>
  );
}

/** Around all members, also those of groups within; null for an empty group. */
function frameOf(graph: Graph, group: string) {
  const boxes = Object.entries(graph.nodes)
    .filter(([, node]) => isWithin(graph, node.group ?? null, group))
    .map(([id, node]) => ({ x: node.position[0], y: node.position[1], ...nodeCard(id, node) }));
  if (boxes.length === 0) return null;
  const left = Math.min(...boxes.map((box) => box.x)) - MARGIN;
  const top = Math.min(...boxes.map((box) => box.y)) - MARGIN;
  const width = Math.max(...boxes.map((box) => box.x + box.width)) + MARGIN - left;
  const height = Math.max(...boxes.map((box) => box.y + box.height)) + MARGIN - top;
  return { left, top, width, height };
}

function isWithin(graph: Graph, own: string | null, group: string): boolean {
  for (let id: string | null = own; id !== null; id = graph.groups[id]?.parent ?? null) if (id === group) return true;
  return false;
}
