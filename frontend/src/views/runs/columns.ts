/** What is told of each run of a series: the fields that vary, what came of them, what it cost. No React. */

import { differingFields, type Fields, valueIn } from "../../core/recipes";
import { layerField } from "../../core/sweep";
import type { VariantEntry } from "../../wire/messages.gen";
import type { Json, RunSummary, SeriesAnswer } from "../../wire/types";

/** What is known of an experiment's networks before they are trained. */
const FACTS = ["depth", "field", "macs", "parameters"] as const;

export type Quantity = "quality" | "loss" | "time" | "trained" | "speed" | (typeof FACTS)[number];

/** Those of an experiment's runs, by their places; none of other series. */
export type Variants = readonly VariantEntry[];

export type SeriesColumn = { readonly field: string } | { readonly quantity: Quantity };

export function keyOf(column: SeriesColumn): string {
  return "field" in column ? `field:${column.field}` : column.quantity;
}

/** A value of a run; undefined where there is none (yet). */
export function cellOf(
  fields: Fields,
  run: RunSummary,
  column: SeriesColumn,
  variants: Variants = [],
): Json | undefined {
  if ("field" in column) {
    const { field } = column;
    return layerField(field) === null ? valueIn(fields, run.recipe, field) : run.variant?.values[field];
  }
  switch (column.quantity) {
    case "quality":
      return run.best?.accuracy ?? undefined;
    case "loss":
      return run.best?.loss ?? undefined;
    case "time":
      return run.seconds ?? undefined;
    case "trained":
      return run.trained_parameters ?? undefined;
    case "speed":
      return run.images_per_second ?? undefined;
    default:
      return variants[run.variant?.index ?? -1]?.[column.quantity] ?? undefined;
  }
}

/** The fields first, then the results (of an experiment without the loss, which its curves show); of those the ones that tell runs apart or that somebody asks for. Runs of a
 * transfer differ in what is said of many layers, which no cell can hold: their names say it. */
export function columnsOf(
  fields: Fields,
  runs: readonly RunSummary[],
  named: readonly string[],
  kind: SeriesAnswer["kind"] = "sweep",
  variants: Variants = [],
): SeriesColumn[] {
  // One that only stops to matter, as the momentum beside Adam, follows from another that does vary.
  const varied = differingFields(
    fields,
    runs.map(({ recipe }) => recipe),
  ).filter((field) => {
    const values = runs.map(({ recipe }) => valueIn(fields, recipe, field)).filter((value) => value !== undefined);
    return new Set(values.map((value) => JSON.stringify(value))).size > 1;
  });
  const inOrder = [...named, ...varied.filter((field) => !named.includes(field))];
  const cost = variants.length > 0 ? factsThatDiffer(variants) : trainedIfDifferent(runs);
  return [
    ...(kind === "transfer" ? [] : inOrder.map((field) => ({ field }))),
    ...cost.map((quantity) => ({ quantity })),
    ...(variants.length > 0 ? [] : [{ quantity: "loss" as const }]),
    { quantity: "quality" },
    { quantity: "time" },
    ...(named.includes("device") ? [{ quantity: "speed" as const }] : []),
  ];
}

function factsThatDiffer(variants: Variants): Quantity[] {
  return FACTS.filter((fact) => new Set(variants.map((variant) => variant[fact])).size > 1);
}

function trainedIfDifferent(runs: readonly RunSummary[]): Quantity[] {
  return new Set(runs.map(({ trained_parameters }) => trained_parameters)).size > 1 ? ["trained"] : [];
}

/** The axes of the chart: what was chosen on the left, or else what it cost; what came of it on the right. */
export function axesOf(columns: readonly SeriesColumn[]): SeriesColumn[] {
  const isChosen = columns.some((column) => "field" in column);
  const wanted: readonly Quantity[] = isChosen ? ["trained", "quality"] : ["trained", "time", "quality"];
  const axes = columns.filter((column) => "field" in column || wanted.includes(column.quantity));
  return axes.sort((one, other) => placeOf(wanted, one) - placeOf(wanted, other));
}

function placeOf(wanted: readonly Quantity[], column: SeriesColumn): number {
  return "field" in column ? -1 : wanted.indexOf(column.quantity);
}
