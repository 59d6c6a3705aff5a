import { expect, it } from "vitest";
import type { FieldSchema, Params, RunSummary } from "../../wire/types";
import { axesOf, cellOf, columnsOf, keyOf } from "./columns";

const FIELDS: Record<string, FieldSchema> = {
  optimizer: { type: "string", default: "sgd" },
  learning_rate: { type: "number", default: 0.1 },
  momentum: { type: "number", default: 0.9, "x-when": { optimizer: ["sgd"] } },
};

function run(recipe: Params, accuracy: number | null, trained: number | null = null): RunSummary {
  const best = accuracy === null ? null : { accuracy, loss: 1 - accuracy, step: 5 };
  return { recipe, best, trained_parameters: trained, seconds: 3 } as RunSummary;
}

it("tells of the fields that vary, then of what came of them", () => {
  const runs = [run({ optimizer: "sgd" }, 0.9), run({ optimizer: "adam" }, null)];
  const columns = columnsOf(FIELDS, runs, []);
  expect(columns.map(keyOf)).toEqual(["field:optimizer", "loss", "quality", "time"]);
  expect(axesOf(columns).map(keyOf)).toEqual(["field:optimizer", "quality"]);
  expect(columns.map((column) => cellOf(FIELDS, runs[1] as RunSummary, column))).toEqual([
    "adam",
    undefined,
    undefined,
    3,
  ]);
});

it("tells of what was swept though it is the same by chance, and of parameters trained where these differ", () => {
  const columns = columnsOf(FIELDS, [run({}, 0.9, 100), run({}, 0.8, 10)], ["learning_rate"]);
  expect(columns.map(keyOf)).toEqual(["field:learning_rate", "trained", "loss", "quality", "time"]);
});
