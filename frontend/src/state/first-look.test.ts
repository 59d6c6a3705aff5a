import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { DatasetEntry } from "../wire/types";
import { useCatalog } from "./catalog";
import { takeHeldBack } from "./contests";
import { firstLook, instead, startFirstLook } from "./first-look";
import { CANVAS_WATCH, latestItem, takeFrame } from "./frames";
import { setProbe, useProbe } from "./probe";
import { takeRefusedWatch } from "./refusedWatch";

const mnist: DatasetEntry = {
  name: "mnist",
  title: "MNIST",
  shape: [1, 28, 28],
  classes: [],
  splits: { train: 55000, val: 5000, test: 10000 },
  available: true,
  state: "available",
  brought: false,
  held_back: false,
  mine: false,
  bytes: 0,
  of_bytes: null,
  problem: null,
  recipe: {},
  licence: "",
  source: "",
};

describe("what a network looks at first", () => {
  it("is an image it has not trained on", () => {
    expect(firstLook(null, mnist)).toEqual({ dataset: "mnist", split: "test", index: 0 });
    expect(firstLook(null, { ...mnist, splits: { train: 10, val: 0 } })).toMatchObject({ split: "train" });
  });

  it("changes with the data set, and leaves a choice or a drawing alone", () => {
    expect(firstLook({ dataset: "cifar10", split: "val", index: 7 }, mnist)).toMatchObject({ dataset: "mnist" });
    expect(firstLook({ dataset: "mnist", split: "val", index: 7 }, mnist)).toBeNull();
    expect(firstLook({ pixels: [[[0]]] }, mnist)).toBeNull();
  });

  it("is another image where the part of the present one is gone, as long as there is another", () => {
    const held = { ...mnist, held_back: true, splits: { train: 55000, val: 5000, test: 0 } };
    const first = { dataset: "mnist", split: "test", index: 0 } as const;
    expect(instead(first, held)).toEqual({ dataset: "mnist", split: "val", index: 0 });
    expect(instead(first, { ...held, splits: { train: 55000 } })).toMatchObject({ split: "train" });
    expect(instead({ ...first, split: "train" }, { ...held, splits: {} })).toBeNull();
    expect(instead(first, mnist)).toBeNull();
  });

  it("is nothing without data", () => {
    expect(firstLook(null, undefined)).toBeNull();
    expect(firstLook(null, { ...mnist, available: false })).toBeNull();
  });
});

describe("a contest that begins while its test images are looked at", () => {
  const held = { ...mnist, held_back: true, splits: { train: 55000, val: 5000 } };
  const refusal = { code: "split_held_back", params: { title: "MNIST" }, message: "They are held back." };
  const validation = { dataset: "mnist", split: "val", index: 0 };

  beforeAll(startFirstLook);
  beforeEach(() => {
    vi.stubGlobal("requestAnimationFrame", () => 0);
    vi.stubGlobal("fetch", () => Promise.resolve(Response.json({ datasets: [held] })));
    useCatalog.setState({ datasets: new Map([["mnist", mnist]]), loaded: true });
    setProbe({ dataset: "mnist", split: "test", index: 0 });
    return () => vi.unstubAllGlobals();
  });

  it("is followed by a validation image as soon as the server tells", async () => {
    takeHeldBack();
    await vi.waitFor(() => expect(useProbe.getState().input).toEqual(validation));
  });

  it("is noticed by a refused watch, which leaves no answer and no maps of before", async () => {
    useProbe.setState({ prediction: Float32Array.of(0, 1) });
    const numbers = Float32Array.of(0);
    const item = { node: "conv", kind: "activations", lo: numbers, hi: numbers };
    takeFrame({ header: { watch: CANVAS_WATCH }, items: [item] } as never, () => undefined);
    takeRefusedWatch(CANVAS_WATCH, { code: "insight_refused", problems: [refusal] });
    expect(useProbe.getState()).toMatchObject({ prediction: null, refused: refusal });
    expect(latestItem("conv")).toBeNull();
    await vi.waitFor(() => expect(useProbe.getState().input).toEqual(validation));
  });

  it("lets nothing that was kept or is shown by others bring them back", () => {
    useCatalog.setState({ datasets: new Map([["mnist", held]]) });
    setProbe({ dataset: "mnist", split: "test", index: 7 });
    expect(useProbe.getState().input).toEqual(validation);
  });

  it("leaves maps and answer where a layer is the problem", () => {
    const prediction = Float32Array.of(0, 1);
    useProbe.setState({ prediction, refused: null });
    takeRefusedWatch(CANVAS_WATCH, {
      code: "insight_refused",
      problems: [{ ...refusal, code: "kernel", node: "conv" }],
    });
    expect(useProbe.getState()).toMatchObject({ prediction, refused: null });
  });
});
