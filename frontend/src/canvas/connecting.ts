/** Where the edge that is being drawn could go: asked once when it starts, shown on every node. */

import { create } from "zustand";
import { type CardId, groupOfCard } from "../core/folding";
import { closesCycle } from "../core/graph";
import { currentGraph, entriesOf, outputOf } from "../state/editing";
import { api } from "../wire/api";
import type { ConnectTarget, NodeId, Problem } from "../wire/types";

interface Connecting {
  source: NodeId | null;
  /** null until the server has answered */
  targets: Record<NodeId, ConnectTarget[]> | null;
}

export const useConnecting = create<Connecting>(() => ({ source: null, targets: null }));

/** Asks for the possible targets of an edge from a card. Offline, only cycles are known. */
export async function startConnecting(card: CardId): Promise<void> {
  const graph = currentGraph();
  const source = outputOf(card);
  if (!graph || source === undefined) return;
  useConnecting.setState({ source, targets: null });
  try {
    const { targets } = await api.connectable(graph, source);
    if (useConnecting.getState().source === source) useConnecting.setState({ targets });
  } catch {
    // Without an answer every port stays possible; the analysis shows a wrong edge at its node.
  }
}

export function endConnecting(): void {
  useConnecting.setState({ source: null, targets: null });
}

/** Whether an edge may go to a card's port: "unknown" while nobody has said. A cycle is known at once. */
export function verdict(card: CardId, port: string | null): "yes" | "no" | "unknown" {
  const verdicts = inputsAt(card, port).map(([node, at]) => verdictAt(node, at));
  if (verdicts.includes("no")) return "no";
  return verdicts.length > 0 && verdicts.every((one) => one === "yes") ? "yes" : "unknown";
}

function verdictAt(target: NodeId, port: string | null): "yes" | "no" | "unknown" {
  const { source, targets } = useConnecting.getState();
  const graph = currentGraph();
  if (source === null || !graph) return "unknown";
  if (target === source || closesCycle(graph, source, target)) return "no";
  const ports = targets?.[target];
  if (!targets) return "unknown";
  if (!ports) return "no";
  const asked = port === null ? ports : ports.filter((answer) => answer.port === port);
  return asked.length === 0 || asked.some((answer) => !answer.problem) ? "yes" : "no";
}

/** Why a target refuses; null when it does not or nobody knows. */
export function refusal(card: CardId, port: string | null): Problem | null {
  const { targets } = useConnecting.getState();
  for (const [node, at] of inputsAt(card, port)) {
    const asked = (targets?.[node] ?? []).filter((answer) => at === null || answer.port === at);
    const problem = asked.find((answer) => answer.problem)?.problem;
    if (problem) return problem;
  }
  return null;
}

function inputsAt(card: CardId, port: string | null): [NodeId, string | null][] {
  return groupOfCard(card) === null ? [[card, port]] : entriesOf(card).map(({ node, port: at }) => [node, at]);
}
