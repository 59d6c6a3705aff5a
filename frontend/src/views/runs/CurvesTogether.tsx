/** The curves of several runs in one chart a quantity: colour is the run, a dash is training. */

import { useEffect, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import { ceiling, overlay } from "../../core/overlay";
import type { Series } from "../../core/series";
import { useLanguage } from "../../i18n";
import { formatNumber, formatValue } from "../../i18n/numbers";
import { isSparse } from "../../panels/curves/columns";
import { COLOURS } from "../../panels/curves/palette";
import { MovingAverage } from "../../panels/curves/smoothing";
import { useView } from "../../state/view";
import { colourOf } from "./sides";
import classes from "./TwoRuns.module.css";
import type { RunCurves } from "./useRunCurves";

interface CurvesTogetherProps {
  readonly curves: readonly RunCurves[];
  /** As many, in the same order. */
  readonly names: readonly string[];
}

const QUANTITIES = ["loss", "accuracy"] as const;
const DASH = [4, 4];
/** Distances between marks of steps: there is no half of one. */
const WHOLE = Array.from({ length: 9 }, (_, power) => [1, 2, 5].map((digit) => digit * 10 ** power)).flat();

export function CurvesTogether({ curves, names }: CurvesTogetherProps) {
  const { t } = useTranslation("runs");
  const theme = useView((view) => view.theme);
  return (
    <section className={classes.curves} aria-label={t("two.curves")}>
      <ul className={classes.legend}>
        {names.map((name, side) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: runs have places, and two may share a name
          <li key={side}>
            <svg width="26" height="8" aria-hidden="true">
              <line x1="0" y1="4" x2="26" y2="4" stroke={colourOf(theme, side)} strokeWidth="2.5" />
            </svg>
            {name}: {t("two.validation")}
            <svg width="26" height="8" aria-hidden="true">
              <line
                x1="0"
                y1="4"
                x2="26"
                y2="4"
                stroke={colourOf(theme, side)}
                strokeWidth="1.5"
                strokeDasharray="4 4"
              />
            </svg>
            {t("two.train")}
          </li>
        ))}
      </ul>
      <div className={classes.charts}>
        {QUANTITIES.map((quantity) => (
          <Chart key={quantity} quantity={quantity} curves={curves} />
        ))}
      </div>
    </section>
  );
}

/** As in the dock: the average reaches back over about twelve points. */
const DECAY = 1 - 1 / 12;

function smoothed(series: Series, quantity: "loss" | "accuracy"): (number | null)[] {
  const average = new MovingAverage(DECAY);
  return Array.from(series.column(quantity), (value) => (Number.isFinite(value) ? average.next(value) : null));
}

/** Columns are training and validation in turn. */
function rangeOf(columns: readonly (readonly (number | null)[])[]): [number, number] {
  const [train, val] = [0, 1].map((part) => columns.filter((_, index) => index % 2 === part).flat());
  const top = ceiling(train ?? [], val ?? []);
  return [0, Number.isFinite(top) && top > 0 ? 1.05 * top : 1];
}

function Chart({
  quantity,
  curves,
}: {
  readonly quantity: "loss" | "accuracy";
  readonly curves: CurvesTogetherProps["curves"];
}) {
  const { t } = useTranslation("curves");
  const holder = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | null>(null);
  const theme = useView((view) => view.theme);
  const language = useLanguage();
  const abscissa = t("table_step");
  const data = useMemo(() => {
    const { steps, columns } = overlay(
      curves.flatMap(({ train, val }) => [
        { steps: [...train.column("step")], values: smoothed(train, quantity) },
        {
          steps: [...val.column("step")],
          values: Array.from(val.column(quantity), (value) => (Number.isFinite(value) ? value : null)),
        },
      ]),
    );
    return { columns, aligned: [steps, ...columns] as uPlot.AlignedData };
  }, [curves, quantity]);
  const latest = useRef(data);
  const count = curves.length;
  latest.current = data;

  useEffect(() => {
    const element = holder.current;
    if (element === null) return;
    const ink = COLOURS[theme];
    const named = { label: abscissa, labelSize: 16, labelGap: 0, labelFont: getComputedStyle(element).font };
    const axis = { stroke: ink.text, grid: { stroke: ink.grid, width: 1 }, ticks: { show: false } };
    const chart = new uPlot(
      {
        width: Math.max(1, element.clientWidth),
        height: Math.max(1, element.clientHeight),
        padding: [9, 14, 0, 0],
        legend: { show: false },
        cursor: { y: false, drag: { x: false, y: false }, sync: { key: "two-runs" } },
        scales: {
          x: { time: false },
          y: { range: quantity === "accuracy" ? [0, 1] : () => rangeOf(latest.current.columns) },
        },
        series: [
          {},
          ...Array.from({ length: count }, (_, side): uPlot.Series[] => [
            { stroke: colourOf(theme, side), width: 1.5, dash: DASH, points: { show: false }, spanGaps: true },
            {
              stroke: colourOf(theme, side),
              width: 2.5,
              points: {
                show: () => isSparse(latest.current.columns[2 * side + 1] ?? []),
                size: 6,
                fill: colourOf(theme, side),
              },
              spanGaps: true,
            },
          ]).flat(),
        ],
        axes: [
          {
            ...axis,
            ...named,
            incrs: WHOLE,
            size: 26,
            values: (_, steps) => steps.map((step) => formatNumber(step, language)),
          },
          {
            ...axis,
            size: 48,
            values: (_, values) =>
              values.map((value) =>
                quantity === "accuracy" ? formatNumber(value * 100, language, 3) : formatValue(value, language),
              ),
          },
        ],
      },
      latest.current.aligned,
      element,
    );
    plot.current = chart;
    const resize = new ResizeObserver(() => {
      if (element.clientWidth > 0) chart.setSize({ width: element.clientWidth, height: element.clientHeight });
    });
    resize.observe(element);
    return () => {
      resize.disconnect();
      plot.current = null;
      chart.destroy();
    };
  }, [quantity, theme, language, count, abscissa]);

  useEffect(() => plot.current?.setData(data.aligned), [data]);

  return (
    <figure className={classes.chart}>
      <figcaption>{t(quantity)}</figcaption>
      <div ref={holder} className={classes.plot} role="img" aria-label={t(quantity)} data-testid={`two-${quantity}`} />
    </figure>
  );
}
