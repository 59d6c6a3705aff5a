import { describe, expect, it } from "vitest";
import type { DatasetEntry } from "../wire/types";
import { firstLook } from "./first-look";

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

  it("is nothing without data", () => {
    expect(firstLook(null, undefined)).toBeNull();
    expect(firstLook(null, { ...mnist, available: false })).toBeNull();
  });
});
