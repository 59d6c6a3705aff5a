import { describe, expect, it } from "vitest";
import type { ArchitectureEntry, DatasetEntry } from "../../wire/types";
import { datasetOf, fitOf, isPublished } from "./adapting";

const VGG = { name: "vgg16", input_shape: [3, 224, 224], classes: 1000 } as ArchitectureEntry;
const MNIST = { name: "mnist", shape: [1, 28, 28], classes: Array.from({ length: 10 }, String) } as DatasetEntry;
const DATASETS = new Map([["mnist", MNIST]]);
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

  it("brings its data set to the new project, or takes the one at hand", () => {
    expect(datasetOf("data:mnist", "photos")).toBe("mnist");
    expect(datasetOf("published", "photos")).toBe("photos");
  });
});
