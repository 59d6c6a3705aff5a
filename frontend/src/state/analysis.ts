/** Shapes, numbers and problems of the graph on the canvas, asked for shortly after each edit. */

import { useMemo } from "react";
import { create } from "zustand";
import { computesTheSame } from "../core/computing";
import { saysTheSame } from "../core/patch";
import { ApiProblem, api } from "../wire/api";
import type { Analysis, Graph, NodeAnalysis, NodeId, Problem, ProjectDocument } from "../wire/types";
import { mainGraph, useProject } from "./project";

const DEBOUNCE_MS = 60;

interface AnalysisView {
  analysis: Analysis | null;
  /** The last shape each node had: a card keeps its size while a mistake further up hides the present one. */
  shapes: ReadonlyMap<NodeId, readonly number[]>;
  /** Problems at nodes, and those at edges placed at the edge's target. */
  problems: ReadonlyMap<NodeId, readonly Problem[]>;
}

const NOTHING: AnalysisView = { analysis: null, shapes: new Map(), problems: new Map() };

export const useAnalysis = create<AnalysisView>(() => NOTHING);

let timer: ReturnType<typeof setTimeout> | undefined;
let request: AbortController | null = null;

/** Keeps the analysis in step with the document from now on. */
export function startAnalysis(): void {
  useProject.subscribe((now, before) => {
    if (now.document === before.document) return;
    if (now.id !== before.id) useAnalysis.setState(NOTHING);
    else if (now.document && before.document && isAnalysedAlike(now.document, before.document)) return;
    clearTimeout(timer);
    request?.abort();
    if (now.document) timer = setTimeout(analyse, now.id === before.id ? DEBOUNCE_MS : 0);
  });
}

/** Whether the analysis of the two is the same; problems are told by the ids of edges, too. */
function isAnalysedAlike(now: ProjectDocument, before: ProjectDocument): boolean {
  const [one, other] = [mainGraph(now), mainGraph(before)];
  return one.edges === other.edges && now.recipe === before.recipe && computesTheSame(one, other);
}

async function analyse(): Promise<void> {
  const { document } = useProject.getState();
  if (!document) return;
  const graph = mainGraph(document);
  const { batch_size, optimizer } = document.recipe;
  request = new AbortController();
  try {
    const analysis = await api.analyse(
      graph,
      {
        ...(typeof batch_size === "number" && { batch_size }),
        ...(typeof optimizer === "string" && { optimizer }),
      },
      request.signal,
    );
    const { analysis: last, shapes } = useAnalysis.getState();
    for (const [id, node] of Object.entries(last?.nodes ?? {})) {
      // The old object where nothing is new, so that its card does not render again.
      if (saysTheSame(node, analysis.nodes[id])) analysis.nodes[id] = node;
    }
    useAnalysis.setState({
      analysis,
      shapes: remembered(shapes, analysis),
      problems: placed(analysis.problems, graph),
    });
  } catch (error) {
    // Superseded by a newer edit, or offline: the last numbers stay until the next answer.
    const isExpected = error instanceof DOMException || (error instanceof ApiProblem && error.status === 0);
    if (isExpected) return;
    if (!(error instanceof ApiProblem)) throw error;
    useAnalysis.setState({ problems: placed(error.problems, graph) });
  }
}

function remembered(known: AnalysisView["shapes"], analysis: Analysis): AnalysisView["shapes"] {
  const shapes = new Map<NodeId, readonly number[]>();
  for (const [id, { shape }] of Object.entries(analysis.nodes)) {
    const last = shape ?? known.get(id);
    if (last) shapes.set(id, last);
  }
  return shapes;
}

function placed(problems: readonly Problem[], graph: Graph): Map<NodeId, Problem[]> {
  const byNode = new Map<NodeId, Problem[]>();
  for (const problem of problems) {
    const node = nodeOfProblem(problem, graph);
    if (node) byNode.set(node, [...(byNode.get(node) ?? []), problem]);
  }
  return byNode;
}

/** Where a problem is shown: at its node, or at the end of its edge. */
export function nodeOfProblem({ node, edge }: Problem, graph: Graph): NodeId | undefined {
  return node ?? graph.edges[edge ?? ""]?.target;
}

export function useNodeAnalysis(id: NodeId): NodeAnalysis | null {
  return useAnalysis((state) => state.analysis?.nodes[id] ?? null);
}

/** What keeps the network from being computed, the first of it; undefined where nothing does. */
export function useFault(): Problem | undefined {
  return useAnalysis(({ analysis, problems }) => analysis?.problems[0] ?? [...problems.values()].flat()[0]);
}

/** The batch that the analysis assumes where the recipe says nothing. */
const USUAL_BATCH = 64;

/** The batch that memory is told for. */
export function useAnalysedBatch(): number {
  const batch = useProject((project) => project.document?.recipe.batch_size);
  return typeof batch === "number" ? batch : USUAL_BATCH;
}

/** Numbers of the whole network; null while a problem leaves a part of it without numbers: their sum would be false. */
export function useTotals(): { totals: Analysis["totals"] | null; isKnown: boolean } {
  const analysis = useAnalysis((state) => state.analysis);
  const isWhole = analysis?.problems.length === 0;
  return { totals: isWhole ? analysis.totals : null, isKnown: analysis !== null };
}

const NONE: readonly Problem[] = [];

export function useNodeProblems(id: NodeId): readonly Problem[] {
  return useAnalysis((state) => state.problems.get(id) ?? NONE);
}

/** The problems of several nodes, in the nodes' order. */
export function useProblemsIn(ids: readonly NodeId[]): readonly Problem[] {
  const problems = useAnalysis((state) => state.problems);
  return useMemo(() => (problems.size === 0 ? NONE : ids.flatMap((id) => problems.get(id) ?? NONE)), [problems, ids]);
}

/** Problems that belong to no node: there is no path, the network is too large. */
export function useGraphProblems(): readonly Problem[] {
  const analysis = useAnalysis((state) => state.analysis);
  return analysis?.problems.filter((problem) => !problem.node && !problem.edge) ?? NONE;
}
