/** Works out what is wrong with the shown training, a little after its numbers came; loaded with the first run. */

import { byDepth } from "../core/depth";
import { byLayer, type Curve, diagnose, type Trouble } from "../core/diagnoses";
import type { Graph, NodeId } from "../wire/types";
import { useCatalog } from "./catalog";
import { metricSeries, subscribeMetrics } from "./metrics";
import { mainGraph, useProject } from "./project";
import { useRun } from "./run";
import { useSignals } from "./signals";

/** Words that change faster are not read. */
const EVERY_MS = 1000;

/** Families whose weights are filters or matrices: norms of their gradients can be compared. */
const WEIGHTED = new Set(["convolution", "dense"]);

let isDue = false;

export function startDiagnosing(): void {
  useSignals.subscribe((now, before) => now.newest !== before.newest && soon());
  useRun.subscribe(soon);
  subscribeMetrics(soon);
  soon();
}

function soon(): void {
  if (isDue) return;
  isDue = true;
  setTimeout(() => {
    isDue = false;
    renew();
  }, EVERY_MS);
}

function renew(): void {
  const { run } = useRun.getState();
  const { document } = useProject.getState();
  const before = useSignals.getState();
  const dataset = document && useCatalog.getState().datasets.get(document.dataset);
  const troubles =
    run === null || document === null
      ? []
      : diagnose({
          weighted: weightedOf(mainGraph(document)),
          signals: before.newest,
          run,
          train: curveOf("train"),
          val: curveOf("val"),
          classes: dataset?.classes.length ?? 0,
        });
  if (JSON.stringify(troubles) === JSON.stringify(before.troubles)) return;
  useSignals.setState({ troubles, byNode: kept(before.byNode, byLayer(troubles)) });
}

/** Cards whose trouble is the same keep the same object, and are not drawn again. */
function kept(before: Readonly<Record<NodeId, Trouble>>, now: Record<NodeId, Trouble>): Record<NodeId, Trouble> {
  const entries = Object.entries(now).map(([node, trouble]) => {
    const old = before[node];
    return [node, old && JSON.stringify(old) === JSON.stringify(trouble) ? old : trouble] as const;
  });
  return Object.fromEntries(entries);
}

export function weightedOf(graph: Graph): NodeId[] {
  const { layers } = useCatalog.getState();
  return byDepth(graph).filter((id) => WEIGHTED.has(layers.get(graph.nodes[id]?.type ?? "")?.family ?? ""));
}

function curveOf(split: "train" | "val"): Curve {
  const series = metricSeries(split);
  return {
    step: series.column("step"),
    epoch: series.column("epoch"),
    loss: series.column("loss"),
    accuracy: series.column("accuracy"),
  };
}
