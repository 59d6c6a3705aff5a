/** One chart: training faint and smoothed, validation on top, values under the cursor (else the newest) in the legend. */
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import type { Theme } from "../../core/colours";
import type { Column } from "../../core/series";
import type { Language } from "../../i18n";
import { formatFixed, formatNumber, formatPercent, formatShort, formatValue } from "../../i18n/numbers";
import { sayChange } from "../../state/changes";
import { metricChanges, metricSeries, subscribeMetrics } from "../../state/metrics";
import classes from "./CurveChart.module.css";
import { changeMarks } from "./changeMarks";
import { type CurveColumns, isSparse, joinCurves, logRangeOf, rangeOf, valueAt } from "./columns";
import { momentLine } from "./momentLine";
import { COLOURS } from "./palette";

type Quantity = Extract<Column, "loss" | "accuracy">;

interface CurveChartProps {
  readonly quantity: Quantity;
  readonly logarithmic: boolean;
  readonly theme: Theme;
  readonly language: Language;
  /** A control of the chart, at the end of its legend. */
  readonly children?: ReactNode;
}

export function formatQuantity(quantity: Quantity, value: number | null, language: Language, none = "–"): string {
  if (value === null) return none;
  if (quantity === "accuracy") return formatPercent(value, language);
  return isHuge(value) ? formatValue(value, language) : formatFixed(value, value < 10 ? 3 : 1, language);
}

/** The loss of a training that diverges has more digits than a chart has room for. */
function isHuge(value: number): boolean {
  return value >= 1e6;
}

/** Both charts show the same step under the cursor. */
const CURSORS = uPlot.sync("curves");

export function CurveChart({ quantity, logarithmic, theme, language, children }: CurveChartProps) {
  const { t } = useTranslation("curves");
  const holder = useRef<HTMLDivElement>(null);
  const trainText = useRef<HTMLElement>(null);
  const validationText = useRef<HTMLElement>(null);
  const placeText = useRef<HTMLElement>(null);
  const [summary, setSummary] = useState("");
  const colours = COLOURS[theme];
  const name = t(quantity);

  useEffect(() => {
    const element = holder.current;
    if (element === null) return;
    const join = () => joinCurves(metricSeries("train"), metricSeries("val"), quantity, logarithmic);
    let curves = join();
    let frame = 0;

    const showRow = (row: number | null) => {
      const at = row ?? curves.steps.length - 1;
      const text = (values: readonly (number | null)[], none?: string) =>
        formatQuantity(quantity, valueAt(values, at), language, none);
      if (trainText.current) trainText.current.textContent = text(curves.smooth);
      if (validationText.current) validationText.current.textContent = text(curves.validation, t("not_yet"));
      if (placeText.current) {
        placeText.current.textContent =
          row === null
            ? ""
            : t("step_and_epoch", {
                step: curves.steps[row] ?? 0,
                epoch: formatNumber(curves.epochs[row] ?? 0, language),
              });
      }
    };

    const chart = new uPlot(
      {
        width: Math.max(1, element.clientWidth),
        height: Math.max(1, element.clientHeight),
        padding: [9, 14, 0, 0],
        legend: { show: false },
        cursor: { y: false, points: { size: 6 }, drag: { x: false, y: false }, sync: { key: CURSORS.key } },
        scales: {
          x: { time: false },
          y: {
            distr: logarithmic ? 3 : 1,
            range: () => [...(logarithmic ? logRangeOf(curves) : rangeOf(curves, quantity))],
          },
        },
        series: [
          {},
          { stroke: colours.raw, width: 1, points: { show: false }, spanGaps: true },
          { stroke: colours.train, width: 2, points: dots(colours.train, () => curves.smooth), spanGaps: true },
          {
            stroke: colours.validation,
            width: 2,
            points: dots(colours.validation, () => curves.validation),
            spanGaps: true,
          },
        ],
        axes: [
          {
            ...axis(colours),
            grid: { show: false },
            size: 22,
            space: 60,
            values: (_, steps) => steps.map((step) => wholeNumber(step, language)),
          },
          {
            ...axis(colours),
            grid: { stroke: colours.grid, width: 1, ...(logarithmic && { filter: decadesOnly }) },
            size: widthOf,
            space: 24,
            values: (_, values) => values.map((value) => axisValue(quantity, value, language)),
          },
        ],
        plugins: [
          changeMarks({ colour: colours.text, changes: metricChanges, say: sayChange }),
          momentLine(colours.moment),
        ],
        hooks: { setCursor: [(plot) => showRow(plot.cursor.idx ?? null)] },
      },
      columnsOf(curves),
      element,
    );

    const draw = () => {
      frame = 0;
      curves = join();
      chart.setData(columnsOf(curves));
      showRow(chart.cursor.idx ?? null);
    };
    const stop = subscribeMetrics(() => {
      if (frame === 0) frame = requestAnimationFrame(draw);
    });
    const resize = new ResizeObserver(() => {
      if (element.clientWidth > 0) chart.setSize({ width: element.clientWidth, height: element.clientHeight });
    });
    resize.observe(element);
    showRow(null);

    return () => {
      stop();
      cancelAnimationFrame(frame);
      resize.disconnect();
      chart.destroy();
    };
  }, [quantity, logarithmic, language, colours, t]);

  useSummary(quantity, language, t("not_yet"), (step, train, validation) =>
    setSummary(t("summary", { name, step, train, validation })),
  );

  return (
    <figure className={classes.figure}>
      <figcaption className={classes.caption}>
        <h2 className={classes.title}>{name}</h2>
        <span className={classes.entry} title={t("smoothed")}>
          <i className={classes.swatch} style={{ background: colours.train }} />
          {t("train")} <b ref={trainText} className={classes.value} />
        </span>
        <span className={classes.entry} title={t("checked")}>
          <i className={classes.swatch} style={{ background: colours.validation }} />
          {t("validation")} <b ref={validationText} className={classes.value} />
        </span>
        {children && <span className={classes.control}>{children}</span>}
      </figcaption>
      <div className={classes.picture}>
        <div
          ref={holder}
          className={classes.chart}
          role="img"
          aria-label={summary || name}
          data-testid={`curve-${quantity}`}
        />
        <span ref={placeText} className={classes.place} />
      </div>
    </figure>
  );
}

/** A screen reader's words for the chart, renewed at most this often. */
const SUMMARY_MS = 2000;

function useSummary(
  quantity: Quantity,
  language: Language,
  notYet: string,
  say: (step: number, train: string, validation: string) => void,
): void {
  const latest = useRef(say);
  latest.current = say;
  useEffect(() => {
    let due: ReturnType<typeof setTimeout> | undefined;
    const renew = () => {
      due = undefined;
      const step = metricSeries("train").last("step");
      if (step === null) return;
      const text = (split: "train" | "val") =>
        formatQuantity(quantity, metricSeries(split).last(quantity), language, notYet);
      latest.current(step, text("train"), text("val"));
    };
    renew();
    const stop = subscribeMetrics(() => {
      due ??= setTimeout(renew, SUMMARY_MS);
    });
    return () => {
      stop();
      clearTimeout(due);
    };
  }, [quantity, language, notYet]);
}

function columnsOf(curves: CurveColumns): uPlot.AlignedData {
  return [curves.steps, curves.raw, curves.smooth, curves.validation];
}

/** Dots only while there are few points: uPlot counts the rows of all curves and would leave a single one out. */
function dots(colour: string, values: () => readonly (number | null)[]): uPlot.Series.Points {
  return { show: () => isSparse(values()), size: 5, fill: colour };
}

/** CSS pixels: most labels need no more, and both charts then stand alike. */
const USUAL_WIDTH = 44;

/** The axis is as wide as its widest label. */
function widthOf(plot: uPlot, labels: string[] | null, index: number): number {
  const { ctx } = plot;
  const gap = plot.axes[index]?.gap ?? 0;
  ctx.font = String(plot.axes[index]?.font?.[0] ?? ctx.font);
  const widest = Math.max(0, ...(labels ?? []).map((label) => ctx.measureText(label).width));
  return Math.max(USUAL_WIDTH, Math.ceil(widest / uPlot.pxRatio) + 2 * gap);
}

/** Lines at powers of ten: uPlot proposes every multiple of them, too many for a chart this low. */
function decadesOnly(_plot: uPlot, values: number[]): (number | null)[] {
  return values.map((value) => (Math.abs(Math.log10(value) - Math.round(Math.log10(value))) < 1e-9 ? value : null));
}

function axis(colours: { readonly text: string; readonly grid: string }): uPlot.Axis {
  return {
    stroke: colours.text,
    font: '12px system-ui, "Segoe UI", sans-serif',
    gap: 4,
    grid: { stroke: colours.grid, width: 1 },
    ticks: { show: false },
  };
}

/** Steps are whole; uPlot also proposes halves on a short axis. */
function wholeNumber(step: number, language: Language): string {
  return Number.isInteger(step) ? formatNumber(step, language) : "";
}

function axisValue(quantity: Quantity, value: number | null, language: Language): string {
  if (value === null) return "";
  if (quantity === "accuracy") return formatNumber(value * 100, language, 3);
  if (value >= 1e12) return formatValue(value, language);
  return value >= 1e4 ? formatShort(value, language) : formatValue(value, language);
}
