import { expect, it } from "vitest";
import type { VariantEntry } from "../../wire/messages.gen";
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

it("tells what is known of an experiment's networks, where it differs, and the speed where devices do", () => {
  const variant = (macs: number, field: number | null) => ({ macs, field, depth: 4 }) as VariantEntry;
  const placed = (index: number) =>
    ({ ...run({}, 0.9), images_per_second: 100 * (index + 1), variant: { index } }) as RunSummary;
  const [runs, variants] = [
    [placed(0), placed(1)],
    [variant(10, null), variant(20, 7)],
  ] as const;
  const columns = columnsOf(FIELDS, runs, ["device"], "experiment", variants);
  expect(columns.map(keyOf)).toEqual(["field:device", "field", "macs", "quality", "time", "speed"]);
  const cells = (each: RunSummary) => columns.map((column) => cellOf(FIELDS, each, column, variants));
  expect(cells(runs[0]).slice(1, 3)).toEqual([undefined, 10]);
  expect(cells(runs[1]).at(-1)).toBe(200);
});
