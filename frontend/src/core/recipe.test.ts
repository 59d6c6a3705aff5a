import { describe, expect, it } from "vitest";
import type { FieldSchema } from "../wire/types";
import { fromNextRun, inForce, matters, partOf, same, sectionsOf, setFields, withoutGone, withPart } from "./recipe";

const schema: FieldSchema = {
  "x-sections": [
    { name: "optimization", title: "Optimiser", folded: false },
    { name: "loss", title: "Loss", folded: true },
    { name: "empty", title: "Empty", folded: true },
  ],
  properties: {
    optimizer: { default: "adam", "x-section": "optimization" },
    learning_rate: { default: 0.001, "x-section": "optimization", "x-changeable": true },
    momentum: { default: 0.9, "x-section": "optimization", "x-when": { optimizer: ["sgd", "rmsprop"] } },
    loss: { default: "cross_entropy", "x-section": "loss" },
    layers: { default: {}, "x-section": "loss" },
  },
};

it("sections come in their order, without those that have no field", () => {
  const sections = sectionsOf(schema);
  expect(sections.map(({ name, folded }) => [name, folded])).toEqual([
    ["optimization", false],
    ["loss", true],
  ]);
  expect(sections[0]?.fields.map(([name]) => name)).toEqual(["optimizer", "learning_rate", "momentum"]);
});

it("what is in force is a person's, then the data set's, then the schema's", () => {
  const values = inForce(schema, { optimizer: "sgd" }, { learning_rate: 0.002, optimizer: "adamw" });
  expect(values).toMatchObject({ optimizer: "sgd", learning_rate: 0.002, momentum: 0.9 });
});

it("a field matters for the values it names", () => {
  const momentum = schema.properties?.momentum as FieldSchema;
  expect(matters(momentum, { optimizer: "rmsprop" })).toBe(true);
  expect(matters(momentum, { optimizer: "adam" })).toBe(false);
  expect(matters({}, {})).toBe(true);
});

it("a folded section says what is set in it", () => {
  const [optimization] = sectionsOf(schema);
  if (!optimization) throw new Error("no section");
  expect(setFields(optimization, { optimizer: "adam", learning_rate: 0.1, momentum: 0.5 })).toEqual(["learning_rate"]);
});

it("a run is told apart by what it does not take as it goes, where it matters", () => {
  const trained = { optimizer: "adam", learning_rate: 0.1, momentum: 0.9, loss: "cross_entropy", layers: {} };
  expect(fromNextRun(schema, { ...trained, learning_rate: 0.5, momentum: 0.1 }, trained)).toEqual([]);
  expect(fromNextRun(schema, { ...trained, loss: "mse", layers: { a: { frozen: true } } }, trained)).toEqual([
    "loss",
    "layers",
  ]);
});

describe("parts of a network", () => {
  it("are set, merged and left out when nothing is said", () => {
    const layers = withPart({}, "layers", "conv1", { frozen: true });
    expect(layers).toEqual({ conv1: { frozen: true } });
    expect(withPart({ layers }, "layers", "conv1", { rate: 0.1 })).toEqual({ conv1: { frozen: true, rate: 0.1 } });
    expect(withPart({ layers }, "layers", "conv1", { frozen: null })).toEqual({});
    expect(partOf({ layers }, "layers", "conv1")).toEqual({ frozen: true });
    expect(partOf({}, "groups", "conv1")).toEqual({});
  });

  it("go with what they speak of", () => {
    expect(withoutGone({ a: {}, b: {} }, { a: 1 })).toEqual({ a: {} });
    expect(withoutGone({ a: {} }, { a: 1 })).toBeNull();
    expect(withoutGone(undefined, {})).toBeNull();
  });
});

it("values are the same in any order of keys, and null is as good as left out", () => {
  expect(same({ a: 1, b: [1, { c: null }] }, { b: [1, {}], a: 1 })).toBe(true);
  expect(same([1, 2], [1])).toBe(false);
  expect(same({ a: 1 }, { a: 2 })).toBe(false);
});
