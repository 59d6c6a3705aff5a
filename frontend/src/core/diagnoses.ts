/** What is wrong with a training, in plain words' terms: codes with numbers, each said in both languages and followed by
 * what could help (`signals:trouble.*`). Only what the numbers show beyond doubt is said; a healthy training is silent. */

import type { LayerSignal, NodeId, Run } from "../wire/types";

/** Worst first: what comes earlier may be the cause of what comes later. */
export const CODES = [
  "diverged",
  "blocked",
  "exploding",
  "vanishing",
  "dead",
  "chance",
  "flat",
  "updates_large",
  "updates_small",
  "saturated",
  "overfitting",
] as const;

export interface Trouble {
  readonly code: (typeof CODES)[number];
  /** The layer where it shows best; null where it is everybody's. */
  readonly node: NodeId | null;
  readonly params: Readonly<Record<string, number | string>>;
}

export interface Curve {
  readonly step: ArrayLike<number>;
  readonly epoch: ArrayLike<number>;
  readonly loss: ArrayLike<number>;
  readonly accuracy: ArrayLike<number>;
}

export interface Observed {
  /** Nodes whose weights are a filter or a matrix, in order of depth: their gradients can be compared. */
  readonly weighted: readonly NodeId[];
  /** Newest moment; null before the first. */
  readonly signals: { readonly images: number; readonly layers: Readonly<Record<NodeId, LayerSignal>> } | null;
  readonly run: Pick<Run, "state" | "step" | "steps" | "epoch_steps" | "recipe" | "reason"> | null;
  readonly train: Curve;
  readonly val: Curve;
  readonly classes: number;
}

/** Images that must have been looked at before a unit that was silent for all of them is called dead. */
const DEAD_IMAGES = 1000;
const DEAD_SHARE = 0.5;
/** How far the gradient may shrink or grow from layer to layer, all in all: layers of different sizes differ by a
 * hundredfold without harm. */
const DECADES = 3;
const SATURATED_SHARE = 0.5;
/** Healthy is about 10⁻³; optimisers that adapt begin with ten times that. */
const RATIO_LARGE = 0.1;
const RATIO_SMALL = 1e-5;
/** Steps before which nothing about the course of a training is said. */
const PATIENCE = 200;
/** The second half of the losses must be lower than the first by this share to count as falling. */
const FALL = 0.03;
const OVERFIT = 0.1;

export function diagnose(observed: Observed): Trouble[] {
  const found = [...ofRun(observed), ...ofLayers(observed), ...ofCurves(observed)];
  return found.sort((one, other) => CODES.indexOf(one.code) - CODES.indexOf(other.code));
}

/** The worst of each layer. */
export function byLayer(troubles: readonly Trouble[]): Record<NodeId, Trouble> {
  const found: Record<NodeId, Trouble> = {};
  for (const trouble of troubles) if (trouble.node !== null) found[trouble.node] ??= trouble;
  return found;
}

function ofRun({ run }: Observed): Trouble[] {
  if (run?.state !== "diverged") return [];
  const step = Number(run.reason?.params.step ?? run.step);
  return [
    { code: "diverged", node: run.reason?.node ?? null, params: { step, rate: Number(run.recipe.learning_rate) } },
  ];
}

function ofLayers({ signals, weighted, run }: Observed): Trouble[] {
  if (signals === null || run?.state === "diverged") return [];
  const { images, layers } = signals;
  const found: Trouble[] = [...ofFlow(layers, weighted)];
  for (const [node, { units, dead, saturated }] of Object.entries(layers)) {
    if (units && dead !== null && images >= DEAD_IMAGES && dead / units >= DEAD_SHARE) {
      found.push({ code: "dead", node, params: { share: dead / units, images } });
    }
    if (saturated !== null && saturated >= SATURATED_SHARE) {
      found.push({ code: "saturated", node, params: { share: saturated } });
    }
  }
  found.push(...ofUpdates(layers, weighted, run));
  return found;
}

/** How the gradient of the weights changes on its way from the last layer to the first. */
function ofFlow(layers: Readonly<Record<NodeId, LayerSignal>>, weighted: readonly NodeId[]): Trouble[] {
  const flow = weighted.flatMap((node) => {
    const gradient = layers[node]?.gradient;
    return gradient === null || gradient === undefined ? [] : [{ node, gradient }];
  });
  const first = flow[0];
  const last = flow.at(-1);
  if (first === undefined || last === undefined || first === last) return [];
  if (last.gradient > 0 && flow.some(({ gradient }) => gradient === 0)) {
    // The one nearest the answer: behind it all the others are cut off too.
    const { node } = flow.findLast(({ gradient }) => gradient === 0) as { node: NodeId };
    return [{ code: "blocked", node, params: {} }];
  }
  const decades = Math.log10(last.gradient / first.gradient);
  if (!(Math.abs(decades) >= DECADES)) return [];
  const params = { decades: Math.floor(Math.abs(decades)), from: last.node, to: first.node };
  return [{ code: decades > 0 ? "vanishing" : "exploding", node: first.node, params }];
}

function ofUpdates(
  layers: Readonly<Record<NodeId, LayerSignal>>,
  weighted: readonly NodeId[],
  run: Observed["run"],
): Trouble[] {
  const ratios = weighted.flatMap((node) => {
    const ratio = layers[node]?.update_ratio;
    return ratio === null || ratio === undefined ? [] : [{ node, ratio }];
  });
  const large = ratios.toSorted((one, other) => other.ratio - one.ratio)[0];
  if (large !== undefined && large.ratio > RATIO_LARGE) {
    return [{ code: "updates_large", node: large.node, params: { ratio: large.ratio } }];
  }
  // Towards its end a schedule makes steps small on purpose; and if only some are small, the gradient does not reach.
  const early = run !== null && (run.steps === null || run.step < run.steps / 2);
  if (early && large !== undefined && large.ratio < RATIO_SMALL) {
    return [{ code: "updates_small", node: null, params: { ratio: large.ratio } }];
  }
  return [];
}

function ofCurves({ run, train, val, classes }: Observed): Trouble[] {
  if (run === null || run.state === "diverged") return [];
  const count = train.step.length;
  const patient = Math.max(PATIENCE, run.epoch_steps ?? 0);
  if (run.step < patient || count < PATIENCE) return ofOverfitting(train, val);
  const accuracy = meanOf(train.accuracy, Math.floor(count / 2), count);
  const [early, late] = [
    meanOf(train.loss, 0, Math.floor(count / 2)),
    meanOf(train.loss, Math.floor(count / 2), count),
  ];
  const params = { step: run.step, rate: Number(run.recipe.learning_rate) };
  if (classes > 1 && accuracy < 1.5 / classes) {
    return [{ code: "chance", node: null, params: { ...params, accuracy, chance: 1 / classes } }];
  }
  // What has learned what there is to learn does not fall either.
  if (late > early * (1 - FALL) && accuracy < 0.9)
    return [{ code: "flat", node: null, params: { ...params, loss: late } }];
  return ofOverfitting(train, val);
}

/** Validation got worse since its best, while training went on getting better. */
function ofOverfitting(train: Curve, val: Curve): Trouble[] {
  const count = val.loss.length;
  if (count < 3 || train.loss.length === 0) return [];
  let best = 0;
  for (let at = 1; at < count; at++) if ((val.loss[at] as number) < (val.loss[best] as number)) best = at;
  const [lowest, now] = [val.loss[best] as number, val.loss[count - 1] as number];
  if (count - 1 - best < 2 || !(now > lowest * (1 + OVERFIT))) return [];
  const turned = placeOf(train.step, val.step[best] as number);
  const window = Math.max(1, Math.min(turned, train.loss.length - turned));
  const before = meanOf(train.loss, turned - window, turned);
  const after = meanOf(train.loss, train.loss.length - window, train.loss.length);
  if (!(after < before)) return [];
  return [{ code: "overfitting", node: null, params: { epoch: val.epoch[best] as number, loss: lowest, now } }];
}

function placeOf(steps: ArrayLike<number>, step: number): number {
  let place = 0;
  while (place < steps.length && (steps[place] as number) < step) place++;
  return Math.max(1, place);
}

function meanOf(values: ArrayLike<number>, from: number, to: number): number {
  let sum = 0;
  let count = 0;
  for (let at = Math.max(0, from); at < to; at++) {
    const value = values[at] as number;
    if (Number.isNaN(value)) continue;
    sum += value;
    count += 1;
  }
  return count === 0 ? Number.NaN : sum / count;
}
