/** React Flow's nodes and edges from the document. Selection is this viewer's; positions follow the pointer during a
 * drag and enter the document when it ends, as one edit. */

import { applyNodeChanges, type Edge, type Node, type NodeChange } from "@xyflow/react";
import { useCallback, useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Point } from "../core/graph";
import { useAnalysis } from "../state/analysis";
import { useCatalog } from "../state/catalog";
import { nodeCard, nodeTitle, placeNodes } from "../state/editing";
import { select, useView } from "../state/view";
import type { Graph, NodeId } from "../wire/types";

const NO_DATA = {};

export function useFlowNodes(graph: Graph | null): { nodes: Node[]; onNodesChange: (changes: NodeChange[]) => void } {
  const [nodes, setNodes] = useState<Node[]>([]);
  const selected = useView((view) => view.selected);
  const analysis = useAnalysis((state) => state.analysis);
  const problems = useAnalysis((state) => state.problems);
  const layers = useCatalog((catalog) => catalog.layers);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a card follows from the analysis and the catalogue as well
  useEffect(() => {
    const chosen = new Set(selected);
    setNodes((before) => {
      const known = new Map(before.map((node) => [node.id, node]));
      return Object.entries(graph?.nodes ?? {}).map(([id, node]) => {
        const { width, height } = nodeCard(id, node);
        const [x, y] = node.position;
        const old = known.get(id);
        return kept(old, {
          id,
          type: "layer",
          data: NO_DATA,
          position: old?.dragging ? old.position : { x, y },
          width,
          height,
          selected: chosen.has(id),
          zIndex: problems.has(id) ? 1 : 0, // its sentence hangs over what is below
          ariaLabel: nodeTitle(id, node),
        });
      });
    });
  }, [graph, selected, analysis, problems, layers]);

  const onNodesChange = useCallback((changes: NodeChange[]) => {
    const selections = changes.filter((change) => change.type === "select");
    if (selections.length > 0) {
      const { selected: now, selectedEdges } = useView.getState();
      const next = new Set(now);
      for (const { id, selected: isSelected } of selections) isSelected ? next.add(id) : next.delete(id);
      select([...next], selectedEdges);
    }
    const placed = changes.flatMap((change): [NodeId, Point][] =>
      change.type === "position" && change.dragging === false && change.position
        ? [[change.id, [change.position.x, change.position.y]]]
        : [],
    );
    if (placed.length > 0) placeNodes(new Map(placed));
    const others = changes.filter((change) => change.type !== "select" && change.type !== "remove");
    if (others.length > 0) setNodes((before) => applyNodeChanges(others, before));
  }, []);

  return { nodes, onNodesChange };
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

export function useFlowEdges(graph: Graph | null, highlighted: string | null): Edge[] {
  const { t } = useTranslation("canvas");
  const selected = useView((view) => view.selectedEdges);
  const problems = useAnalysis((state) => state.analysis?.problems);
  return useMemo(() => {
    const faulty = new Set(problems?.map((problem) => problem.edge));
    const called = (id: NodeId) => graph?.nodes[id]?.label ?? id;
    return Object.entries(graph?.edges ?? {}).map(([id, { source, target, port }]) => ({
      id,
      ariaLabel: t("edge", { source: called(source), target: called(target) }),
      source,
      target,
      sourceHandle: "out",
      targetHandle: port,
      type: "smoothstep",
      pathOptions: { borderRadius: 10, offset: 18 },
      selected: selected.includes(id),
      className: faulty.has(id) ? "faulty" : id === highlighted ? "highlighted" : undefined,
    }));
  }, [graph, selected, problems, highlighted, t]);
}
