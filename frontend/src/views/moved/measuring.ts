/** What is asked about moved pictures, again whenever something changes; the newest answer counts, one is on its way. */

import { useEffect, useMemo, useRef } from "react";
import { askNetwork, askNetworkForFrame, type Question } from "../../state/asking";
import { useMoment } from "../../state/moment";
import { useOverrides } from "../../state/overrides";
import { useProbe } from "../../state/probe";
import { useGraph } from "../../state/project";
import { useRun } from "../../state/run";
import { type Ask, type NewestAnswer, useNewestAnswer } from "../../state/useNewestAnswer";
import { type ApiProblem, api } from "../../wire/api";
import type { Frame } from "../../wire/frames";
import type { Analysis, Graph, NodeId } from "../../wire/types";

/** What one layer's maps have in common with those of the picture as it was; differences are relative, null unknown. */
export interface LayerMeasure {
  readonly node: NodeId;
  /** Of layers with places. */
  readonly cells?: readonly [number, number];
  readonly error?: number | null;
  readonly inside?: number | null;
  readonly inside_units?: number;
  readonly maximum?: number | null;
  readonly mean?: number | null;
  /** Of the others. */
  readonly change?: number | null;
}

export interface Equivariance {
  readonly nodes: readonly LayerMeasure[];
}

export function useEquivariance(isWanted: boolean): NewestAnswer<Equivariance> {
  const input = useProbe((probe) => probe.input);
  return useMeasured(isWanted ? input : null, (signal) => askNetwork<Equivariance>("equivariance", {}, signal));
}

interface OtherSize {
  readonly frame: Frame | null;
  readonly shapes: ReadonlyMap<NodeId, readonly number[]> | null;
  readonly problem: ApiProblem | null;
}

/** Height and width of pictures. */
export type Size = readonly [number, number];

/** Of pictures with the proportions of the network's own whose longer side is `side`. */
export function sizeOf({ height, width }: { readonly height: number; readonly width: number }, side: number): Size {
  const scale = side / Math.max(height, width);
  return [Math.max(1, Math.round(height * scale)), Math.max(1, Math.round(width * scale))];
}

/** Maps, sizes and answer of everything that runs on pictures of another size. */
export function useOtherSize(graph: Graph, size: Size): OtherSize {
  const input = useProbe((probe) => probe.input);
  const subject = useMemo(() => input && { input, size }, [input, size]);
  const { answer, problem } = useMeasured(subject, async (signal) => {
    const question: Question = { input_size: [...size], prediction: true };
    const [frame, analysis] = await Promise.all([
      askNetworkForFrame("activations", question, signal),
      api.analyse(withInputSize(graph, size), {}, signal),
    ]);
    return { frame, shapes: shapesOf(analysis) };
  });
  const told = problem === null ? answer : null;
  return { frame: told?.frame ?? null, shapes: told?.shapes ?? null, problem };
}

function withInputSize(graph: Graph, size: Size): Graph {
  const nodes = Object.entries(graph.nodes).map(([id, node]) => {
    const { shape } = node.params;
    const isInput = node.type === "input" && Array.isArray(shape) && shape.length === 3;
    return [id, isInput ? { ...node, params: { ...node.params, shape: [shape[0] ?? 1, ...size] } } : node];
  });
  return { ...graph, nodes: Object.fromEntries(nodes) };
}

function shapesOf({ nodes }: Analysis): ReadonlyMap<NodeId, readonly number[]> {
  return new Map(Object.entries(nodes).flatMap(([id, { shape }]) => (shape ? [[id, shape] as const] : [])));
}

/** Asks about `subject` (null: nothing), and again as soon as that, the network, its weights or what is changed differ. */
function useMeasured<T>(subject: object | null, ask: Ask<T>): NewestAnswer<T> {
  const graph = useGraph();
  const overrides = useOverrides();
  const snapshot = useMoment((moment) => moment.snapshot);
  const step = useRun(({ run }) => run?.step ?? null);
  const [found, askNewest] = useNewestAnswer<T>();
  const newest = useRef(ask);
  newest.current = ask;

  // biome-ignore lint/correctness/useExhaustiveDependencies: each of these makes the same words another question
  useEffect(() => {
    if (subject !== null) askNewest((signal) => newest.current(signal));
  }, [subject, graph, overrides, snapshot, step, askNewest]);

  return found;
}
