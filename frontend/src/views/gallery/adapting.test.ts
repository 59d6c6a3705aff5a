import { describe, expect, it } from "vitest";
import type { ArchitectureEntry, DatasetEntry } from "../../wire/types";
import { datasetOf, fitOf, isPublished } from "./adapting";

const VGG = { name: "vgg16", input_shape: [3, 224, 224], classes: 1000 } as ArchitectureEntry;
const MNIST = {
  name: "mnist",
  available: true,
  shape: [1, 28, 28],
  classes: Array.from({ length: 10 }, String),
} as DatasetEntry;
const PHOTOS = {
  name: "photos",
  available: true,
  shape: [3, 224, 224],
  classes: Array.from({ length: 1000 }, String),
} as DatasetEntry;
const DATASETS = new Map([
  ["mnist", MNIST],
  ["photos", PHOTOS],
]);
const CUSTOM = { shape: [3, 64, 64], classes: 2 };

describe("an architecture", () => {
  it("is adapted to a data set, to typed sizes, or left as it was published", () => {
    expect(fitOf("data:mnist", VGG, DATASETS, CUSTOM)).toEqual({ shape: [1, 28, 28], classes: 10 });
    expect(fitOf("custom", VGG, DATASETS, CUSTOM)).toBe(CUSTOM);
    const published = fitOf("published", VGG, DATASETS, CUSTOM);
    expect(published).toEqual({ shape: [3, 224, 224], classes: 1000 });
    expect(isPublished(published, VGG)).toBe(true);
    expect(isPublished(CUSTOM, VGG)).toBe(false);
  });

  it("stays as published where its data set is gone", () => {
    expect(isPublished(fitOf("data:gone", VGG, DATASETS, CUSTOM), VGG)).toBe(true);
  });

  it("brings its data set to the new project, or one that fits it, or takes the one at hand", () => {
    const published = { shape: [3, 224, 224], classes: 1000 };
    expect(datasetOf("data:mnist", published, DATASETS, "photos")).toBe("mnist");
    expect(datasetOf("published", published, DATASETS, "mnist")).toBe("photos");
    expect(datasetOf("published", { ...published, shape: [3, 331, 331] }, DATASETS, "mnist")).toBe("photos");
    expect(datasetOf("custom", CUSTOM, DATASETS, "mnist")).toBe("mnist");
  });

  it("keeps the data set at hand where another one fits no better", () => {
    const twin = new Map([["digits", { ...MNIST, name: "digits" }], ...DATASETS]);
    const fit = { shape: [1, 28, 28], classes: 10 };
    expect(datasetOf("custom", fit, twin, "mnist")).toBe("mnist");
    expect(datasetOf("custom", fit, twin, "photos")).toBe("digits");
  });
});
