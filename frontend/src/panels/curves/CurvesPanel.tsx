/** Loss and accuracy as they come, side by side, with the last points as a table for those who cannot see curves. */
import { UnstyledButton, VisuallyHidden } from "@mantine/core";
import { useEffect, useState, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { computesTheSame } from "../../core/computing";
import { useLanguage } from "../../i18n";
import { formatNumber } from "../../i18n/numbers";
import { useFault } from "../../state/analysis";
import { useOnlyForLooking } from "../../state/catalog";
import { metricSeries, subscribeMetrics } from "../../state/metrics";
import { mainGraph, useProject } from "../../state/project";
import { isActive, useRun } from "../../state/run";
import { useView } from "../../state/view";
import type { Project } from "../../wire/types";
import { CurveChart, formatQuantity } from "./CurveChart";
import classes from "./CurvesPanel.module.css";
import { hasSpike } from "./columns";

function hasPoints(): boolean {
  return metricSeries("train").length + metricSeries("val").length > 0;
}

function hasLossSpike(): boolean {
  return hasSpike(metricSeries("train").column("loss"), metricSeries("val").column("loss"));
}

/** How the weights of a network that nobody has trained here are told of. */
function copied(origin: Project["origin"]): "trained" | "copied" | "copied_reached" {
  if (origin === null) return "trained";
  return origin.accuracy === null ? "copied" : "copied_reached";
}

export function CurvesPanel() {
  const { t } = useTranslation("curves");
  const theme = useView((view) => view.theme);
  const language = useLanguage();
  // Until a person chooses, a spike does: it would press the rest of the curve flat.
  const [chosen, setChosen] = useState<boolean | null>(null);
  const isSpiky = useSyncExternalStore(subscribeMetrics, hasLossSpike);
  const isLogarithmic = chosen ?? isSpiky;
  // A copy and an example bring their weights; the curves stayed with the training that made them.
  const isTrained = useProject((project) => project.weights);
  const origin = useProject((project) => project.origin);
  // Once by identity, then by value: an undo brings the network back, though not the object.
  const isChanged = useProject(({ opened, document }) => {
    const graph = document && mainGraph(document);
    return opened !== null && graph !== null && !computesTheSame(opened, graph);
  });
  const run = useRun((state) => state.run);
  const onlyForLooking = useOnlyForLooking();
  const isBroken = useFault() !== undefined;
  const empty = isActive(run)
    ? run?.state === "queued" && run.position !== null
      ? "queued"
      : "starting"
    : onlyForLooking
      ? "looking"
      : isBroken
        ? "broken"
        : isTrained && run === null
          ? isChanged
            ? "changed"
            : copied(origin)
          : "empty";
  const reached = origin?.accuracy ?? null;
  const told = {
    name: onlyForLooking?.title,
    origin: origin?.title,
    accuracy: reached === null ? "" : formatQuantity("accuracy", reached, language),
  };
  const isFilled = useSyncExternalStore(subscribeMetrics, hasPoints);

  return (
    <section className={classes.panel} aria-label={t("region")}>
      {isFilled ? (
        <div className={classes.charts}>
          <CurveChart quantity="loss" logarithmic={isLogarithmic} theme={theme} language={language}>
            <UnstyledButton
              className={classes.scale}
              aria-label={t("scale")}
              aria-pressed={isLogarithmic}
              onClick={() => setChosen(!isLogarithmic)}
            >
              {t("log")}
            </UnstyledButton>
          </CurveChart>
          <CurveChart quantity="accuracy" logarithmic={false} theme={theme} language={language} />
          <LastPoints />
        </div>
      ) : (
        <div className={classes.empty}>
          <p className={classes.emptyTitle}>{t(`${empty}_title`, told)}</p>
          <p>{t(empty, told)}</p>
        </div>
      )}
    </section>
  );
}

const TABLE_ROWS = 8;
const TABLE_MS = 2000;

/** The last validation points in numbers, renewed at leisure: tables are read, not watched. */
function LastPoints() {
  const { t } = useTranslation("curves");
  const language = useLanguage();
  const [, renew] = useState(0);
  useEffect(() => {
    let due: ReturnType<typeof setTimeout> | undefined;
    const stop = subscribeMetrics(() => {
      due ??= setTimeout(() => {
        due = undefined;
        renew((count) => count + 1);
      }, TABLE_MS);
    });
    return () => {
      stop();
      clearTimeout(due);
    };
  }, []);

  const points = metricSeries("val");
  const steps = Array.from(points.column("step")).slice(-TABLE_ROWS);
  const from = points.length - steps.length;
  return (
    <VisuallyHidden>
      <table>
        <caption>{t("table")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("table_step")}</th>
            <th scope="col">{t("loss")}</th>
            <th scope="col">{t("accuracy")}</th>
          </tr>
        </thead>
        <tbody>
          {steps.map((step, row) => (
            <tr key={step}>
              <th scope="row">{formatNumber(step, language)}</th>
              <td>{formatQuantity("loss", points.column("loss")[from + row] ?? null, language)}</td>
              <td>{formatQuantity("accuracy", points.column("accuracy")[from + row] ?? null, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </VisuallyHidden>
  );
}
