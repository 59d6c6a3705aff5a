import { describe, expect, it } from "vitest";
import type { ArchitectureEntry } from "../../wire/types";
import { type Choice, chosen, families, type Order } from "./choosing";
import { type ContestFit, fits, fittingFirst } from "./contestFit";

const entry = (title: string, family: string, year: number, parameters: number, top5_error: number | null) =>
  ({
    name: title.toLowerCase(),
    title,
    family,
    year,
    parameters,
    macs: parameters,
    depth: 1,
    top5_error,
  }) as ArchitectureEntry;

const ENTRIES = [
  entry("LeNet-5", "LeNet", 1998, 61706, null),
  entry("VGG-16", "VGG", 2014, 138e6, 9.6),
  entry("ResNet-152", "ResNet", 2015, 60e6, 6),
  entry("ResNet-50", "ResNet", 2015, 25e6, 7.1),
];
const ALL: Choice = { family: null, order: "year", wanted: "" };
const titles = (choice: Partial<Choice>) => chosen(ENTRIES, { ...ALL, ...choice }).map(({ title }) => title);

describe("the gallery shows", () => {
  it.each<[Order, string[]]>([
    ["year", ["LeNet-5", "VGG-16", "ResNet-152", "ResNet-50"]],
    ["parameters", ["LeNet-5", "ResNet-50", "ResNet-152", "VGG-16"]],
    ["error", ["ResNet-152", "ResNet-50", "VGG-16", "LeNet-5"]],
    ["title", ["LeNet-5", "ResNet-50", "ResNet-152", "VGG-16"]],
  ])("networks by %s", (order, expected) => {
    expect(titles({ order })).toEqual(expected);
  });

  it("one family, or what is looked for by name or year", () => {
    expect(titles({ family: "ResNet" })).toEqual(["ResNet-152", "ResNet-50"]);
    expect(titles({ wanted: "2014" })).toEqual(["VGG-16"]);
    expect(titles({ wanted: " resnet " })).toHaveLength(2);
    expect(titles({ wanted: "transformer" })).toEqual([]);
  });

  it("families in the order of their first network", () => {
    expect(families(ENTRIES)).toEqual(["LeNet", "VGG", "ResNet"]);
  });
});

describe("for a contest's network", () => {
  const fit: ContestFit = {
    limit: 70_000,
    shape: [1, 8, 8],
    parameters: { "lenet-5": 61_706, "vgg-16": null, "resnet-152": 58e6, "resnet-50": 60_000 },
  };

  it("what fits comes first, with the parameters that it has for the contest's images", () => {
    expect(fittingFirst(ENTRIES, fit).map(({ title }) => title)).toEqual([
      "LeNet-5",
      "ResNet-50",
      "VGG-16",
      "ResNet-152",
    ]);
    expect(ENTRIES.filter((each) => fits(each, fit))).toHaveLength(2);
    expect(fits(entry("New", "New", 2030, 1, null), fit)).toBe(false);
  });
});
