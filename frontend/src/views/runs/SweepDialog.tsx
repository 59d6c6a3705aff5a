/** A sweep: one or two fields of the recipe, the values they take, and how much work that is. */

import { Alert, Button, Modal, TextInput } from "@mantine/core";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import "../../panels/runs/texts";
import { inForce } from "../../core/recipe";
import { type Fields, valueIn } from "../../core/recipes";
import { countRuns, layerField, layerFields, MOST_RUNS, pipelines, proposed, sweepControl } from "../../core/sweep";
import { formatDuration } from "../../i18n/duration";
import { problemText } from "../../i18n/problems";
import { useRecipeFields, useRecipeWords, useSchemaOf } from "../../panels/runs/words";
import { augmentations } from "../../state/augmentations";
import { useCatalog } from "../../state/catalog";
import { closeDialog, useDialog } from "../../state/dialogs";
import { useGraph, useProject } from "../../state/project";
import { startSeries, useRuns } from "../../state/runs";
import type { ApiProblem } from "../../wire/api";
import type { AugmentationPreset } from "../../wire/messages.gen";
import type { Json, Params } from "../../wire/types";
import classes from "./Sweep.module.css";
import { SweepField, type Varied } from "./SweepField";

export function SweepDialog() {
  const { t } = useTranslation("runs");
  const isOpen = useDialog(({ dialog }) => dialog?.name === "sweep");
  return (
    <Modal
      opened={isOpen}
      onClose={closeDialog}
      title={t("sweepDialog.title")}
      size="lg"
      closeButtonProps={{ "aria-label": t("common:close") }}
    >
      <SweepForm />
    </Modal>
  );
}

/** What most sweeps are about. */
const FIRST = "learning_rate";
/** A list of operations: what it takes are whole pipelines. */
const AUGMENTATION = "augmentation";

function SweepForm() {
  const { t } = useTranslation("runs");
  const fields = useRecipeFields();
  const words = useRecipeWords();
  const given = useProject(({ document }) => document?.recipe) ?? NO_RECIPE;
  const dataset = useProject(({ document }) => document?.dataset ?? "");
  const usualRecipe = useCatalog(({ datasets }) => datasets.get(dataset)?.recipe as Params | undefined) ?? NO_RECIPE;
  const recipe = useMemo(() => inForce({ properties: fields }, given, usualRecipe), [fields, given, usualRecipe]);
  const graph = useGraph();
  const layers = useCatalog((catalog) => catalog.layers);
  const groups = useMemo(() => {
    const parts = graph === null ? [] : layerFields(graph, (type) => layers.get(type)?.schema);
    return [
      { title: t("sweepDialog.of_recipe"), names: sweepable(fields, recipe) },
      ...parts.map(({ node, names }) => ({ title: node, names })),
    ];
  }, [fields, recipe, graph, layers, t]);
  const schemaOf = useSchemaOf();
  const [catalogue] = augmentations.use().entries ?? [];
  const choices = pipelines(valueIn(fields, recipe, AUGMENTATION), catalogue?.presets.map(asOperations) ?? []);
  const propose = (name: string): Varied => {
    if (name === AUGMENTATION) return { field: name, values: choices.slice(0, 2) };
    const part = layerField(name);
    const value = part ? graph?.nodes[part.node]?.params[part.param] : valueIn(fields, recipe, name);
    const schema = schemaOf(name) ?? {};
    return { field: name, values: proposed(schema, value ?? schema.default) };
  };
  const [varied, setVaried] = useState<readonly Varied[]>(() => (fields[FIRST] ? [propose(FIRST)] : []));
  const [typed, setTyped] = useState<string | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [isAsked, setAsked] = useState(false);
  const usual = varied.map(({ field }) => words.title(field)).join(" × ");
  const count = countRuns(varied);
  const seconds = useSecondsOfRun();
  const isTooMany = count > MOST_RUNS;

  const put = (place: number, next: Varied | null) => {
    setProblem(null);
    setVaried((before) => {
      const kept = before.filter((_, index) => index !== place);
      return next === null ? kept : kept.toSpliced(place, 0, next);
    });
  };
  const start = async () => {
    setAsked(true);
    const sweep = Object.fromEntries(varied.map(({ field, values }) => [field, [...values]]));
    setProblem(await startSeries({ title: (typed ?? usual).trim() || usual, sweep }));
    setAsked(false);
  };

  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        void start();
      }}
    >
      <p className={classes.about}>{t("sweepDialog.about")}</p>
      {[0, 1].map((place) => (
        <SweepField
          key={place}
          isSecond={place === 1}
          groups={groups.map(({ title, names }) => ({
            title,
            names: names.filter((name) => name !== varied[1 - place]?.field),
          }))}
          pipelines={choices}
          varied={varied[place] ?? null}
          onField={(name) => put(place, name === null ? null : propose(name))}
          onValues={(values) => {
            const before = varied[place];
            if (before) put(place, { ...before, values });
          }}
        />
      ))}
      <TextInput
        size="xs"
        label={t("sweepDialog.name")}
        placeholder={usual}
        maxLength={200}
        value={typed ?? ""}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      {problem && <Alert color="red">{problemText(problem.problems[0] ?? problem)}</Alert>}
      <footer className={classes.foot}>
        <span role="status">
          <strong>{t("sweepDialog.runs", { count })}</strong>
          {isTooMany && ` · ${t("sweepDialog.limit", { limit: MOST_RUNS })}`}
          {!isTooMany && seconds !== null && count > 0 && (
            <> · {t("sweepDialog.time", { time: formatDuration(seconds * count) })}</>
          )}
        </span>
        <Button type="submit" size="sm" loading={isAsked} disabled={count === 0 || isTooMany}>
          {t("sweepDialog.start")}
        </Button>
      </footer>
    </form>
  );
}

const NO_RECIPE: Params = {};

/** Fields that mean something in this recipe and whose values can be told in a line. */
function sweepable(fields: Fields, recipe: Params): string[] {
  return Object.entries(fields)
    .filter(([name, schema]) => sweepControl(schema) !== null || name === AUGMENTATION)
    .map(([name]) => name)
    .filter((name) => valueIn(fields, recipe, name) !== undefined);
}

function asOperations({ augmentation }: AugmentationPreset): Json {
  return augmentation.map((entry) => ({ op: "", ...entry }));
}

/** How long a run takes, by the shown one; null before one has been trained. */
function useSecondsOfRun(): number | null {
  const run = useRuns(({ runs }) => runs?.find(({ shown }) => shown));
  if (!run?.seconds || !run.steps || run.step === 0) return null;
  return (run.seconds / run.step) * run.steps;
}
