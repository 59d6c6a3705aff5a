import { describe, expect, it } from "vitest";
import type { FieldSchema } from "../wire/types";
import { differences, differingFields, isStructured, valueIn } from "./recipes";

const FIELDS: Record<string, FieldSchema> = {
  optimizer: { type: "string", default: "sgd" },
  learning_rate: { type: "number", default: 0.1 },
  momentum: { type: "number", default: 0, "x-when": { optimizer: ["sgd", "rmsprop"] } },
  augmentation: { type: "array", default: [] },
};

describe("two recipes", () => {
  it("differ in what is set differently, in the order of the form", () => {
    const before = { learning_rate: 0.01, optimizer: "sgd", momentum: 0.9 };
    const after = { learning_rate: 0.1, optimizer: "sgd", momentum: 0.9, augmentation: [{ type: "flip" }] };
    expect(differences(FIELDS, before, after)).toEqual([
      { field: "learning_rate", before: 0.01, after: 0.1 },
      { field: "augmentation", before: [], after: [{ type: "flip" }] },
    ]);
  });

  it("do not differ in what matters to neither, nor by a default that is written out", () => {
    expect(differences(FIELDS, { optimizer: "adam", momentum: 0.9 }, { optimizer: "adam", momentum: 0.5 })).toEqual([]);
    expect(differences(FIELDS, {}, { learning_rate: 0.1 })).toEqual([]);
  });

  it("say of what matters to one of them that the other has none", () => {
    const found = differences(FIELDS, { optimizer: "sgd", momentum: 0.9 }, { optimizer: "adam", momentum: 0.9 });
    expect(found.map(({ field }) => field)).toEqual(["optimizer", "momentum"]);
    expect(found[1]).toMatchObject({ before: 0.9, after: undefined });
  });
});

it("a field that only one of many sets differently varies", () => {
  expect(differingFields(FIELDS, [{}, {}, { momentum: 0.9 }])).toEqual(["momentum"]);
  expect(differingFields(FIELDS, [{}])).toEqual([]);
});

it("the default stands where nothing is set", () => {
  expect(valueIn(FIELDS, {}, "learning_rate")).toBe(0.1);
});

it.each([
  [[], false],
  [[0.9, 0.999], false],
  [[{ type: "flip" }], true],
  [{ conv1: { frozen: true } }, true],
  ["adam", false],
  [null, false],
])("%j is structured: %s", (value, structured) => {
  expect(isStructured(value)).toBe(structured);
});
