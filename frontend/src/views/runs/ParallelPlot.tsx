/** A series as parallel coordinates: an axis a quantity, a line a run, coloured by what it reached. */

import { useElementSize } from "@mantine/hooks";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { axisOf } from "../../core/parallel";
import type { Json, RunSummary } from "../../wire/types";
import classes from "./ParallelPlot.module.css";

export interface PlotAxis {
  readonly key: string;
  readonly title: string;
  readonly text: (value: Json) => string;
  readonly of: (run: RunSummary) => Json | undefined;
}

interface ParallelPlotProps {
  readonly axes: readonly PlotAxis[];
  readonly runs: readonly RunSummary[];
  readonly nameOf: (run: RunSummary) => string;
  /** The run that is followed. */
  readonly near: string | null;
  readonly onNear: (run: string | null) => void;
  readonly onOpen: (run: string) => void;
}

const HEIGHT = 260;
const TOP = 34;
const FOOT = 18;
/** Room for the names of values at the outer axes; at the first one for what a whole pipeline is called. */
const SIDE = 72;
const WIDEST = 260;
/** Of a character of a value's name, about. */
const CHARACTER = 6.8;
/** Between axes that are nearer to one another, titles stand below one another. */
const TITLE = 170;
const LINE = 15;

export function ParallelPlot({ axes, runs, nameOf, near, onNear, onOpen }: ParallelPlotProps) {
  const { t } = useTranslation("runs");
  const { ref, width } = useElementSize();
  const scales = useMemo(() => axes.map((axis) => axisOf(runs.map(axis.of))), [axes, runs]);
  const names = scales[0]?.ticks.map(({ value }) => axes[0]?.text(value).length ?? 0) ?? [];
  const left = Math.min(WIDEST, 0.45 * width, Math.max(SIDE, CHARACTER * Math.max(0, ...names) + 8));
  const x = (index: number) => left + (axes.length > 1 ? (index / (axes.length - 1)) * (width - left - SIDE) : 0);
  const isNarrow = axes.length > 1 && x(1) - x(0) < TITLE;
  const top = TOP + (isNarrow ? (axes.length - 1) * LINE : 0);
  const height = HEIGHT + top - TOP;
  const y = (place: number) => top + (1 - place) * (height - top - FOOT);
  const quality = scales.at(-1);
  const lines = runs.map((run) => {
    const points = axes.flatMap((axis, index) => {
      const place = scales[index]?.place(axis.of(run));
      return place === null || place === undefined ? [] : [`${x(index).toFixed(1)},${y(place).toFixed(1)}`];
    });
    const reached = quality?.place(axes.at(-1)?.of(run));
    return { run, points: points.join(" "), reached: reached ?? null };
  });
  return (
    <figure className={classes.figure} ref={ref}>
      <figcaption className={classes.caption}>{t("series.chart")}</figcaption>
      {width > 0 && (
        <svg width={width} height={height} aria-label={t("series.chart")}>
          {axes.map((axis, index) => (
            <g key={axis.key} transform={`translate(${x(index)} 0)`}>
              <text
                className={classes.title}
                y={16 + (isNarrow ? index * LINE : 0)}
                {...(index === 0
                  ? { x: -left, textAnchor: "start" }
                  : index === axes.length - 1
                    ? { x: SIDE, textAnchor: "end" }
                    : { textAnchor: "middle" })}
              >
                {axis.title}
              </text>
              <line className={classes.axis} y1={y(1)} y2={y(0)} />
              {scales[index]?.ticks.map(({ place, value }) => (
                <text
                  key={JSON.stringify(value)}
                  className={classes.tick}
                  x={index === axes.length - 1 ? 8 : -8}
                  y={y(place)}
                  dy="0.35em"
                  textAnchor={index === axes.length - 1 ? "start" : "end"}
                >
                  {axis.text(value)}
                </text>
              ))}
            </g>
          ))}
          {lines.map(({ run, points, reached }) => (
            // biome-ignore lint/a11y/useSemanticElements: a line of a drawing cannot be a button element
            <g
              key={run.id}
              role="button"
              tabIndex={0}
              className={classes.run}
              aria-label={t("show", { name: nameOf(run) })}
              data-near={run.id === near || undefined}
              data-far={(near !== null && run.id !== near) || undefined}
              onPointerEnter={() => onNear(run.id)}
              onPointerLeave={() => onNear(null)}
              onFocus={() => onNear(run.id)}
              onBlur={() => onNear(null)}
              onClick={() => onOpen(run.id)}
              onKeyDown={(event) => {
                if (event.key !== "Enter" && event.key !== " ") return;
                event.preventDefault();
                onOpen(run.id);
              }}
            >
              <polyline className={classes.reach} points={points} />
              <polyline
                className={classes.line}
                points={points}
                style={{ strokeOpacity: 0.35 + 0.65 * (reached ?? 0) }}
              />
            </g>
          ))}
        </svg>
      )}
    </figure>
  );
}
