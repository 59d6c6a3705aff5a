/** The runs of a series: a table to sort and a chart to follow, live while they train. */

import { Button, UnstyledButton } from "@mantine/core";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { sorted } from "../../core/parallel";
import { formatDuration } from "../../i18n/duration";
import { formatFixed, formatNumber, formatPercent, formatShort } from "../../i18n/numbers";
import { useRecipeFields, useRecipeWords, useRunName } from "../../panels/runs/words";
import { openDialog } from "../../state/dialogs";
import { deleteSeries, openRun } from "../../state/runs";
import { Loading } from "../../ui/Loading";
import type { ExperimentEntry } from "../../wire/messages.gen";
import type { Json, RunSummary, SeriesAnswer } from "../../wire/types";
import { useExperiments } from "../experiments/experiments";
import { FailedFace } from "../FailedFace";
import { axesOf, cellOf, columnsOf, keyOf, type SeriesColumn } from "./columns";
import { ExperimentCurves, RunMark, SeriesCurves } from "./ExperimentCurves";
import { ParallelPlot } from "./ParallelPlot";
import classes from "./SeriesFace.module.css";
import { useSeries } from "./useSeries";

export function SeriesFace({ id }: { readonly id: string }) {
  const { t } = useTranslation("runs");
  const { value, problem, again } = useSeries(id);
  if (value === null) {
    return problem ? <FailedFace title={t("failed")} problem={problem} onRetry={again} /> : <Loading />;
  }
  return value.experiment === null ? <Series series={value} /> : <OfExperiment series={value} />;
}

/** The runs of an experiment of the course, with what is known of it in the page's language. */
function OfExperiment({ series }: { readonly series: SeriesAnswer }) {
  const { value } = useExperiments();
  return <Series series={series} experiment={value?.experiments.find(({ name }) => name === series.experiment)} />;
}

interface SeriesProps {
  readonly series: SeriesAnswer;
  readonly experiment?: ExperimentEntry | undefined;
}

/** While a run is in one of these, deleting its series ends it. */
const LIVELY: ReadonlySet<RunSummary["state"]> = new Set(["queued", "running", "paused"]);

/** As many colours as are told apart. */
const MOST_CURVES = 8;

const BEST_FIRST = { key: "quality", isDescending: true };

function Series({ series, experiment }: SeriesProps) {
  const { t } = useTranslation("runs");
  const fields = useRecipeFields();
  const words = useRecipeWords();
  const nameOf = useRunName();
  const isExperiment = series.experiment !== null;
  const [order, setOrder] = useState(isExperiment ? null : BEST_FIRST);
  const [near, setNear] = useState<string | null>(null);
  const { runs } = series;
  const columns = useMemo(
    () => columnsOf(fields, runs, series.fields, series.kind, experiment?.variants),
    [fields, runs, series.fields, series.kind, experiment],
  );

  const title = (column: SeriesColumn) => ("field" in column ? words.title(column.field) : t(TITLES[column.quantity]));
  const text = (column: SeriesColumn, value: Json | undefined) => {
    if (value === undefined) return t("nothing");
    if ("field" in column || typeof value !== "number")
      return words.value("field" in column ? column.field : "", value);
    switch (column.quantity) {
      case "quality":
        return formatPercent(value);
      case "loss":
        return formatFixed(value, 3);
      case "time":
        return formatDuration(value);
      case "macs":
        return formatShort(value);
      case "field":
        return t("series.square", { side: value });
      case "speed":
        return t("speed", { speed: Math.round(value) });
      case "depth":
      case "parameters":
      case "trained":
        return formatNumber(value);
    }
  };
  const cell = (run: RunSummary, column: SeriesColumn) => cellOf(fields, run, column, experiment?.variants);
  const by = columns.find((column) => keyOf(column) === order?.key);
  const rows = by && order ? sorted(runs, (run) => cell(run, by), order.isDescending) : runs;
  // Without it a low accuracy looks like a fault.
  const limit = series.kind === "transfer" ? runs[0]?.recipe.train_images : null;
  const isOver = !runs.some(({ state }) => LIVELY.has(state));
  const drawn = runs.length <= MOST_CURVES ? runs : rows.slice(0, MOST_CURVES);
  const axes = axesOf(columns).map((column) => ({
    key: keyOf(column),
    title: title(column),
    text: (value: Json) => text(column, value),
    of: (run: RunSummary) => cell(run, column),
  }));

  return (
    <>
      <header className={classes.header}>
        <h2>{experiment?.title ?? series.title}</h2>
        <span className={classes.kind}>
          {t(`series.kind.${series.kind}`)} · {t("series.runs", { count: runs.length })}
        </span>
        <Button size="compact-xs" variant="subtle" color="red" onClick={() => void deleteSeries(series)}>
          {t(isOver ? "series.delete" : "series.stop_delete")}
        </Button>
      </header>
      {isExperiment ? (
        <ExperimentCurves
          question={experiment?.question ?? null}
          look={experiment?.look ?? series.note}
          runs={drawn}
          isOver={isOver}
        />
      ) : (
        <>
          {series.note !== null && <p className={classes.note}>{series.note}</p>}
          {limit !== undefined && limit !== null && (
            <p className={classes.note}>
              {words.title("train_images")}: {words.value("train_images", limit)}
            </p>
          )}
          <ParallelPlot
            axes={axes}
            runs={runs}
            nameOf={nameOf}
            near={near}
            onNear={setNear}
            onOpen={(run) => void openRun(run)}
          />
          <SeriesCurves runs={drawn} />
          {drawn.length < runs.length && (
            <p className={classes.note}>{t("series.some_curves", { count: drawn.length })}</p>
          )}
        </>
      )}
      <div className={classes.room}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t("columns.run")}</th>
              {columns.map((column) => {
                const key = keyOf(column);
                const isBy = key === order?.key;
                return (
                  <th
                    key={key}
                    scope="col"
                    aria-sort={isBy ? (order?.isDescending ? "descending" : "ascending") : undefined}
                  >
                    <UnstyledButton
                      className={classes.sort}
                      aria-label={t("series.sort", { column: title(column) })}
                      onClick={() => setOrder({ key, isDescending: isBy ? !order?.isDescending : key === "quality" })}
                    >
                      {title(column)} {isBy && <span aria-hidden="true">{order?.isDescending ? "↓" : "↑"}</span>}
                    </UnstyledButton>
                  </th>
                );
              })}
              <td />
            </tr>
          </thead>
          <tbody>
            {rows.map((run) => (
              <tr
                key={run.id}
                data-near={run.id === near || undefined}
                onPointerEnter={() => setNear(run.id)}
                onPointerLeave={() => setNear(null)}
              >
                <th scope="row">
                  {drawn.includes(run) && <RunMark place={drawn.indexOf(run)} />}
                  <UnstyledButton className={classes.name} onClick={() => void openRun(run.id)}>
                    {nameOf(run)}
                  </UnstyledButton>
                  <span className={classes.state} data-state={run.state}>
                    {t(`state.${run.state}`)}
                    {run.state === "running" && run.steps ? ` ${formatPercent(run.step / run.steps)}` : ""}
                  </span>
                </th>
                {columns.map((column) => (
                  <td key={keyOf(column)}>{text(column, cell(run, column))}</td>
                ))}
                <td>
                  <Beside run={run.id} best={rows[0]?.id} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

const TITLES = {
  quality: "series.quality",
  loss: "columns.loss",
  time: "columns.time",
  trained: "columns.trained",
  speed: "columns.speed",
  depth: "series.depth",
  parameters: "series.parameters",
  field: "series.field",
  macs: "series.macs",
} as const;

/** Each run beside the first of the table: by the order that was chosen. */
function Beside({ run, best }: { readonly run: string; readonly best: string | undefined }) {
  const { t } = useTranslation("runs");
  if (best === undefined || best === run) return null;
  return (
    <Button
      size="compact-xs"
      variant="subtle"
      onClick={() => openDialog({ name: "runs", face: { kind: "two", runs: [best, run] } })}
    >
      {t("series.beside")}
    </Button>
  );
}
