/** React Flow's edges from the wires of the folded picture. */

import type { Edge } from "@xyflow/react";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { type CardId, type FoldedView, groupOfCard } from "../core/folding";
import { groupTitle } from "../core/groups";
import { routesOf } from "../core/routing";
import { useLanguage } from "../i18n";
import { useAnalysis } from "../state/analysis";
import { cardExtent, projects } from "../state/cards";
import { useView } from "../state/view";
import type { Graph } from "../wire/types";

export function useFlowEdges(graph: Graph | null, view: FoldedView, highlighted: string | null): Edge[] {
  const { t } = useTranslation("canvas");
  const language = useLanguage();
  const selected = useView((state) => state.selectedEdges);
  const problems = useAnalysis((state) => state.analysis?.problems);
  const plain = useMemo(() => {
    if (!graph) return [];
    const called = (card: CardId) => {
      const group = groupOfCard(card);
      const known = group === null ? undefined : graph.groups[group];
      return known ? groupTitle(known, language) : (graph.nodes[card]?.label ?? card);
    };
    const boxes = new Map([...view.cards].map(([card, [x, y]]) => [card, { x, y, ...cardExtent(graph, card) }]));
    const routes = routesOf(view.wires, boxes, (card) => projects(graph, card));
    return view.wires.map(({ id, source, target, port }): Edge => {
      const route = routes.get(id);
      return {
        id,
        ariaLabel: t("edge", { source: called(source), target: called(target) }),
        source,
        target,
        sourceHandle: "out",
        targetHandle: port,
        type: "wire",
        data: { turns: route?.turns ?? [] },
        className: route?.isSkip ? "skip" : "",
      };
    });
  }, [graph, view, t, language]);
  return useMemo(() => {
    const faulty = new Set(problems?.map((problem) => problem.edge));
    const chosen = new Set(selected);
    return plain.map((edge, index) => {
      const edges = view.wires[index]?.edges ?? [];
      const isFaulty = edges.some((id) => faulty.has(id));
      const isSelected = edges.every((id) => chosen.has(id));
      if (!isFaulty && !isSelected && edge.id !== highlighted) return edge;
      const more = isFaulty ? "faulty" : edge.id === highlighted ? "highlighted" : "";
      return { ...edge, selected: isSelected, className: `${edge.className} ${more}` };
    });
  }, [plain, view, selected, problems, highlighted]);
}
