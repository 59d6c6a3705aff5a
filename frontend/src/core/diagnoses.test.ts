import { describe, expect, it } from "vitest";
import type { LayerSignal } from "../wire/types";
import { byLayer, CODES, type Curve, diagnose, type Observed } from "./diagnoses";

const EMPTY: LayerSignal = {
  gradient: null,
  weights: null,
  update_ratio: null,
  histogram: null,
  mean: null,
  std: null,
  arriving: null,
  zeros: null,
  saturated: null,
  units: null,
  dead: null,
};

function layer(values: Partial<LayerSignal>): LayerSignal {
  return { ...EMPTY, ...values };
}

function curve(losses: readonly number[], more: { every?: number; accuracy?: number } = {}): Curve {
  const every = more.every ?? 1;
  return {
    step: losses.map((_, at) => (at + 1) * every),
    epoch: losses.map((_, at) => at + 1),
    loss: losses,
    accuracy: losses.map(() => more.accuracy ?? 0.7),
  };
}

const NONE = curve([]);

function observed(values: Partial<Observed> = {}): Observed {
  const recipe = { learning_rate: 0.01 };
  const run = { state: "running", step: 50, steps: 1000, epoch_steps: 100, recipe, reason: null } as Observed["run"];
  return { weighted: [], signals: null, run, train: NONE, val: NONE, classes: 10, ...values };
}

function ofLayers(layers: Record<string, LayerSignal>, images = 6400) {
  return diagnose(observed({ weighted: ["conv1", "conv2", "fc"], signals: { images, layers } }));
}

function flow(...gradients: readonly (number | null)[]) {
  const names = ["conv1", "conv2", "fc"];
  return Object.fromEntries(names.map((name, at) => [name, layer({ gradient: gradients[at] ?? null })]));
}

describe("diagnoses of layers", () => {
  it("is silent about a healthy network", () => {
    expect(
      ofLayers({
        conv1: layer({ gradient: 0.1, update_ratio: 1e-3 }),
        relu1: layer({ zeros: 0.6, units: 6, dead: 1 }),
        tanh1: layer({ saturated: 0.1 }),
        fc: layer({ gradient: 2, update_ratio: 2e-3 }),
      }),
    ).toEqual([]);
  });

  it("counts units as dead only over many images", () => {
    const layers = { relu3: layer({ units: 100, dead: 97 }) };
    expect(ofLayers(layers)).toEqual([{ code: "dead", node: "relu3", params: { share: 0.97, images: 6400 } }]);
    expect(ofLayers(layers, 640)).toEqual([]);
  });

  it("says how many decades the gradient shrinks by, and between which layers", () => {
    expect(ofLayers(flow(2e-7, 1e-3, 0.3))).toEqual([
      { code: "vanishing", node: "conv1", params: { decades: 6, from: "fc", to: "conv1" } },
    ]);
    expect(ofLayers(flow(3e4, 1, 0.3))[0]).toMatchObject({ code: "exploding", params: { decades: 5 } });
    expect(ofLayers(flow(0.01, null, 0.3))).toEqual([]);
  });

  it("names the layer nearest the answer that no gradient reaches", () => {
    expect(ofLayers(flow(0, 0, 0.3))).toEqual([{ code: "blocked", node: "conv2", params: {} }]);
  });

  it("finds saturation and updates that are too large or too small", () => {
    expect(ofLayers({ tanh1: layer({ saturated: 0.8 }) })[0]).toMatchObject({ code: "saturated", node: "tanh1" });
    expect(ofLayers({ conv1: layer({ update_ratio: 0.5 }) })[0]).toMatchObject({
      code: "updates_large",
      node: "conv1",
    });
    expect(ofLayers({ conv1: layer({ update_ratio: 1e-7 }) })[0]).toMatchObject({ code: "updates_small", node: null });
  });

  it("keeps the worst of each layer for its card, and the worst first", () => {
    const found = ofLayers({ ...flow(2e-7, 1, 0.3), relu1: layer({ units: 2, dead: 2, saturated: 0.9 }) });
    expect(found.map(({ code }) => code)).toEqual(["vanishing", "dead", "saturated"]);
    expect(byLayer(found).relu1?.code).toBe("dead");
    expect(CODES.indexOf("vanishing")).toBeLessThan(CODES.indexOf("dead"));
  });
});

describe("diagnoses of a training", () => {
  const falling = Array.from({ length: 300 }, (_, at) => 2 / (1 + at / 20));
  const long = (values: Partial<Observed>) => {
    const { run } = observed();
    return diagnose(observed({ run: { ...run, step: 300 } as Observed["run"], ...values }));
  };

  it("names the learning rate with which it diverged", () => {
    const reason = { code: "run_diverged", params: { step: 12 }, message: "", node: "conv1" };
    const recipe = { learning_rate: 10 };
    const run = { state: "diverged", step: 12, steps: 100, epoch_steps: 50, recipe, reason } as Observed["run"];
    expect(diagnose(observed({ run }))).toEqual([{ code: "diverged", node: "conv1", params: { step: 12, rate: 10 } }]);
  });

  it("waits before it judges, then tells a guess from a loss that stands still", () => {
    const flat = Array.from({ length: 300 }, () => 2.3);
    expect(diagnose(observed({ train: curve(flat.slice(0, 50)) }))).toEqual([]);
    expect(long({ train: curve(flat, { accuracy: 0.11 }) })[0]).toMatchObject({
      code: "chance",
      params: { chance: 0.1 },
    });
    expect(long({ train: curve(flat, { accuracy: 0.4 }) })[0]).toMatchObject({ code: "flat" });
    expect(long({ train: curve(falling) })).toEqual([]);
    expect(long({ train: curve(flat, { accuracy: 0.99 }) })).toEqual([]);
  });

  it("finds the epoch since which validation gets worse while training gets better", () => {
    const val = curve([1, 0.5, 0.4, 0.45, 0.5, 0.6], { every: 50 });
    expect(long({ train: curve(falling), val })).toEqual([
      { code: "overfitting", node: null, params: { epoch: 3, loss: 0.4, now: 0.6 } },
    ]);
    expect(long({ train: curve(falling), val: curve([1, 0.5, 0.4, 0.41, 0.42], { every: 50 }) })).toEqual([]);
    const both = Array.from({ length: 300 }, (_, at) => 1 + at / 100);
    expect(long({ train: curve(both, { accuracy: 0.95 }), val })).toEqual([]);
  });
});
