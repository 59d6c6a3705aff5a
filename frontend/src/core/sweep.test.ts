import { describe, expect, it } from "vitest";
import type { FieldSchema, Graph } from "../wire/types";
import {
  choicesOf,
  countRuns,
  isGivenTitle,
  layerField,
  layerFields,
  parseValues,
  pipelines,
  proposed,
  sweepControl,
} from "./sweep";

const RATE: FieldSchema = { type: "number", exclusiveMinimum: 0, "x-range": [0.00001, 1] };
const BATCH: FieldSchema = { type: "integer", minimum: 1, maximum: 4096, "x-range": [1, 512] };
const DECAY: FieldSchema = { type: "number", minimum: 0, maximum: 10, "x-range": [0, 0.1] };
const SHARE: FieldSchema = { type: "number", minimum: 0, maximum: 1, "x-range": [0, 0.9] };
const OPTIMIZER: FieldSchema = { type: "string", enum: ["sgd", "adam"] };
const NESTEROV: FieldSchema = { type: "boolean" };
const CLIP: FieldSchema = { anyOf: [{ type: "number", minimum: 0 }, { type: "null" }], "x-range": [0, 10] };

describe("values to propose", () => {
  it.each([
    [RATE, 0.01, [0.001, 0.01, 0.1]],
    [BATCH, 64, [32, 64, 128]],
    [BATCH, 1, [1, 2]],
    [BATCH, 4096, [2048, 4096]],
    [SHARE, 0.5, [0, 0.25, 0.5]],
    [DECAY, 0, [0, 0.001, 0.01, 0.1]],
    [CLIP, null, [0.1, 1, 10]],
    [OPTIMIZER, "adam", ["sgd", "adam"]],
    [NESTEROV, true, [false, true]],
  ] as const)("%j at %j: %j", (schema, value, values) => {
    expect(proposed(schema as FieldSchema, value)).toEqual(values);
  });
});

describe("typed values", () => {
  it.each([
    ["0.1, 0.01", [0.1, 0.01]],
    ["0,1; 0,01", [0.1, 0.01]],
    ["0,1 0,01", [0.1, 0.01]],
    ["1e-3 1e-2 ", [0.001, 0.01]],
    ["0.1,0.2", [0.1, 0.2]],
    ["0.1; 0.1", [0.1]],
    ["", []],
  ])("%j are %j", (text, values) => {
    expect(parseValues(text, RATE)).toEqual({ values, fault: null });
  });

  it("are refused with the one that does not fit", () => {
    expect(parseValues("0.1, -1", RATE).fault).toMatchObject({ kind: "not_above", text: "-1" });
    expect(parseValues("32 1.5", BATCH).fault).toMatchObject({ kind: "not_whole", text: "1.5" });
    expect(parseValues("0.1 many", RATE).fault).toMatchObject({ kind: "no_number", text: "many" });
  });
});

it("a field that holds a list is not swept", () => {
  expect(sweepControl({ type: "array", items: { type: "object" } })).toBeNull();
  expect(sweepControl(CLIP)).toBe("numbers");
  expect(sweepControl(OPTIMIZER)).toBe("choices");
  expect(choicesOf(NESTEROV)).toEqual([false, true]);
});

it("parameters of layers are swept by the layer's id and their own name", () => {
  const graph = {
    nodes: { input: { type: "input" }, "features.drop": { type: "dropout" }, relu: { type: "relu" } },
  } as unknown as Graph;
  const schemas: Record<string, FieldSchema> = { dropout: { properties: { p: SHARE, shape: { type: "array" } } } };
  expect(layerFields(graph, (type) => schemas[type])).toEqual([{ node: "features.drop", names: ["features.drop.p"] }]);
  expect(layerField("features.drop.p")).toEqual({ node: "features.drop", param: "p" });
  expect(layerField("learning_rate")).toBeNull();
});

it("pipelines to compare are each there once, none of them first", () => {
  const [flip, mix] = [[{ op: "flip" }], [{ op: "cutmix", alpha: 1 }]];
  expect(pipelines(mix, [flip, mix])).toEqual([[], mix, flip]);
  expect(pipelines([], [flip])).toEqual([[], flip]);
  expect(isGivenTitle("augmentation flip+cutmix", { augmentation: [...flip, ...mix] })).toBe(true);
});

it("runs are the product of the values", () => {
  expect(countRuns([{ values: [1, 2, 3] }, { values: [true, false] }])).toBe(6);
  expect(countRuns([{ values: [1, 2] }, { values: [] }])).toBe(0);
  expect(countRuns([])).toBe(0);
});

it("a title of the server's is known by its values, one of a person's is left alone", () => {
  const values = { learning_rate: 0.00001, optimizer: "adam", nesterov: true, train_images: null, momentum: 1 };
  const title = "learning_rate 1e-05 · optimizer adam · nesterov true · train_images null · momentum 1.0";
  expect(isGivenTitle(title, values)).toBe(true);
  expect(isGivenTitle("learning_rate 1e-05", values)).toBe(false);
  expect(isGivenTitle("learning_rate 0.1", { learning_rate: 0.01 })).toBe(false);
  expect(isGivenTitle("the best one", { learning_rate: 0.01 })).toBe(false);
});
