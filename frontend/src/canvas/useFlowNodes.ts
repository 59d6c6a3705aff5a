/** React Flow's nodes from the folded picture. Selection is this viewer's; positions follow the pointer during a drag
 * and enter the document when it ends, as one edit. */

import { applyNodeChanges, type Node, type NodeChange } from "@xyflow/react";
import { useCallback, useEffect, useState } from "react";
import { type CardId, type FoldedView, groupCardId, groupOfCard } from "../core/folding";
import type { Point } from "../core/graph";
import { useAnalysis } from "../state/analysis";
import { cardExtent, nodesOfCard, nodeTitle } from "../state/cards";
import { useCatalog } from "../state/catalog";
import { currentGraph, placeCards } from "../state/editing";
import { select, useView } from "../state/view";
import type { Graph, GraphNode } from "../wire/types";
import { useGroupSummary } from "./groupSummary";

const NO_DATA = {};

interface FlowNodes {
  nodes: Node[];
  onNodesChange: (changes: NodeChange[]) => void;
}

export function useFlowNodes(graph: Graph | null, view: FoldedView): FlowNodes {
  const [nodes, setNodes] = useState<Node[]>([]);
  const selected = useView((state) => state.selected);
  const analysis = useAnalysis((state) => state.analysis);
  const problems = useAnalysis((state) => state.problems);
  const layers = useCatalog((catalog) => catalog.layers);
  const summary = useGroupSummary();

  // biome-ignore lint/correctness/useExhaustiveDependencies: a card follows from the analysis and the catalogue as well
  useEffect(() => {
    if (!graph) return setNodes([]);
    const chosen = new Set(selected);
    setNodes((before) => {
      const known = new Map(before.map((node) => [node.id, node]));
      return [...view.cards].map(([id, [x, y]]) => {
        const group = groupOfCard(id);
        const { width, height } = cardExtent(graph, id);
        const shown = nodesOfCard(graph, id);
        const old = known.get(id);
        return kept(old, {
          id,
          type: group === null ? "layer" : "group",
          data: NO_DATA,
          position: old?.dragging ? old.position : { x, y },
          width,
          height,
          selected: shown.every((node) => chosen.has(node)),
          zIndex: shown.some((node) => problems.has(node)) ? 1 : 0, // its sentence hangs over what is below
          ariaLabel: group === null ? nodeTitle(id, graph.nodes[id] as GraphNode) : summary(graph, group),
        });
      });
    });
  }, [graph, view, selected, analysis, problems, layers, summary]);

  const onNodesChange = useCallback((changes: NodeChange[]) => {
    const selections = changes.filter((change) => change.type === "select");
    if (selections.length > 0) selectCards(selections);
    const placed = changes.flatMap((change): [CardId, Point][] =>
      change.type === "position" && change.dragging === false && change.position
        ? [[change.id, [change.position.x, change.position.y]]]
        : [],
    );
    if (placed.length > 0) placeCards(new Map(placed));
    const others = changes.filter((change) => change.type !== "select" && change.type !== "remove");
    if (others.length > 0) setNodes((before) => applyNodeChanges(others, before));
  }, []);

  return { nodes, onNodesChange };
}

/** A folded group is selected by its layers; it is the selected group when it alone is. */
function selectCards(changes: readonly { id: CardId; selected: boolean }[]): void {
  const graph = currentGraph();
  if (!graph) return;
  const { selected, selectedEdges, selectedGroup } = useView.getState();
  const next = new Set(selected);
  for (const { id, selected: isSelected } of changes) {
    for (const node of nodesOfCard(graph, id)) isSelected ? next.add(node) : next.delete(node);
  }
  const chosen = changes.findLast((change) => change.selected);
  const group = chosen ? groupOfCard(chosen.id) : selectedGroup;
  const members = group === null ? [] : nodesOfCard(graph, groupCardId(group));
  const isWhole = members.length === next.size && members.every((node) => next.has(node));
  select([...next], selectedEdges, isWhole ? group : null);
}

/** The old object where nothing is new, so that its card does not render again. */
function kept(old: Node | undefined, node: Node): Node {
  const isSame =
    old !== undefined &&
    old.position.x === node.position.x &&
    old.position.y === node.position.y &&
    old.width === node.width &&
    old.height === node.height &&
    old.selected === node.selected &&
    old.zIndex === node.zIndex &&
    old.ariaLabel === node.ariaLabel;
  // The size is known beforehand: nodes off the screen, which nobody measures, count with it as well.
  return isSame ? old : { ...old, ...node, measured: { width: node.width, height: node.height } };
}
