/** The years of ImageNet: each circle an architecture, its area its parameters, with the line the course draws. */

import { useElementSize } from "@mantine/hooks";
import type { TFunction } from "i18next";
import { type KeyboardEvent, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { formatNumber, formatShort } from "../../i18n/numbers";
import type { ArchitectureEntry } from "../../wire/types";
import classes from "./Timeline.module.css";
import { BESIDE, type Bubble, LIFT, neighbour, type Timeline, timelineOf } from "./timeline";

interface TimelineChartProps {
  readonly entries: readonly ArchitectureEntry[];
  readonly selected: string | null;
  readonly onSelect: (name: string) => void;
}

export function TimelineChart({ entries, selected, onSelect }: TimelineChartProps) {
  const { t } = useTranslation("gallery");
  const { ref, width, height } = useElementSize();
  const [near, setNear] = useState<string | null>(null);
  const buttons = useRef(new Map<string, SVGGElement>());
  const timeline = useMemo(() => timelineOf(entries, { width, height }), [entries, width, height]);
  const told = timeline.bubbles.find(({ entry }) => entry.name === (near ?? selected));

  const go = (event: KeyboardEvent, from: string) => {
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      onSelect(from);
      return;
    }
    const next = neighbour(timeline.bubbles, from, event.key);
    if (next === null) return;
    event.preventDefault();
    buttons.current.get(next)?.focus();
  };
  // One stop of the tab key for all circles; arrow keys go on from there.
  const stop = timeline.bubbles.some(({ entry }) => entry.name === selected)
    ? selected
    : timeline.bubbles[0]?.entry.name;

  return (
    <div className={classes.frame}>
      <Legend />
      <div className={classes.chart} ref={ref}>
        {width > 0 && height > 0 && (
          <svg width={width} height={height} aria-label={t("timeline.label")}>
            <Axes timeline={timeline} />
            {timeline.bubbles.map(({ entry, x, y, radius, name }) => (
              // biome-ignore lint/a11y/useSemanticElements: a circle of a drawing cannot be a button element
              <g
                key={entry.name}
                ref={(element) => {
                  if (element) buttons.current.set(entry.name, element);
                  else buttons.current.delete(entry.name);
                }}
                role="button"
                tabIndex={entry.name === stop ? 0 : -1}
                aria-pressed={entry.name === selected}
                aria-label={spoken(entry, t)}
                className={classes.bubble}
                data-architecture={entry.name}
                onClick={() => onSelect(entry.name)}
                onKeyDown={(event) => go(event, entry.name)}
                onPointerEnter={() => setNear(entry.name)}
                onPointerLeave={() => setNear(null)}
                onFocus={() => setNear(entry.name)}
                onBlur={() => setNear(null)}
              >
                <title>{spoken(entry, t)}</title>
                <circle cx={x} cy={y} r={radius} />
                {name === "after" && (
                  <text x={x + radius + BESIDE} y={y + 4}>
                    {entry.title}
                  </text>
                )}
                {name === "before" && (
                  <text x={x - radius - BESIDE} y={y + 4} textAnchor="end">
                    {entry.title}
                  </text>
                )}
              </g>
            ))}
            <CourseLine timeline={timeline} />
            {told && told.name === null && <Name bubble={told} width={width} />}
          </svg>
        )}
      </div>
    </div>
  );
}

/** What is a circle, and what the dashed line: a network may have a figure on either. */
function Legend() {
  const { t } = useTranslation("gallery");
  return (
    <ul className={classes.legend}>
      <li>
        <svg className={classes.bubble} width={14} height={14} aria-hidden="true">
          <circle cx={7} cy={7} r={5.5} />
        </svg>
        {t("timeline.circle")}
      </li>
      <li>
        <svg className={classes.course} width={34} height={14} aria-hidden="true">
          <polyline points="1,7 33,7" />
          <circle className={classes.milestone} cx={17} cy={7} r={3.5} />
        </svg>
        {t("timeline.course")}
      </li>
    </ul>
  );
}

function spoken(entry: ArchitectureEntry, t: TFunction<"gallery">): string {
  const figure = entry.top5_error === null ? [] : [t("errorShort", { value: formatNumber(entry.top5_error) })];
  const error = figure.map((text) => (entry.error_protocol === null ? text : `${text} (${entry.error_protocol})`));
  const parameters = t("parametersShort", { value: formatShort(entry.parameters) });
  return [entry.title, entry.year, t("layers", { count: entry.depth }), parameters, ...error].join(", ");
}

function Axes({ timeline: { years, errors, plot, strip } }: { readonly timeline: Timeline }) {
  const { t } = useTranslation("gallery");
  return (
    <g>
      {errors.map(({ error, y }) => (
        <g key={error}>
          <line className={classes.rule} x1={plot.left} x2={plot.right} y1={y} y2={y} />
          <text className={classes.tick} x={plot.left - 7} y={y + 4} textAnchor="end">
            {t("percent", { value: formatNumber(error) })}
          </text>
        </g>
      ))}
      <text className={classes.axis} x={plot.left + 6} y={plot.top + 17}>
        {t("timeline.error")}
      </text>
      {years.map(({ year, x, afterBreak }, place) => (
        <g key={year}>
          <text className={classes.tick} x={x} y={plot.bottom + 19} textAnchor="middle">
            {year}
          </text>
          {afterBreak && (
            <text
              className={classes.break}
              x={(x + (years[place - 1]?.x ?? x)) / 2}
              y={plot.bottom + 19}
              textAnchor="middle"
            >
              ···
            </text>
          )}
        </g>
      ))}
      {strip !== null && (
        <>
          <line className={classes.rule} x1={plot.left} x2={plot.right} y1={strip} y2={strip} />
          <text className={classes.axis} x={plot.left + 6} y={strip + 14}>
            {t("timeline.unknown")}
          </text>
        </>
      )}
    </g>
  );
}

function CourseLine({ timeline: { line } }: { readonly timeline: Timeline }) {
  const { t } = useTranslation("gallery");
  return (
    <g className={classes.course}>
      <polyline points={line.map(({ x, y }) => `${x},${y}`).join(" ")} />
      {line.map(({ title, layers, error, x, y, nameRight }) => (
        <g key={title}>
          <circle className={classes.milestone} cx={x} cy={y} r={3.5} />
          <text className={classes.milestoneName} x={nameRight} y={y + LIFT} textAnchor="end">
            {t("timeline.milestone", { title, count: layers, error: formatNumber(error) })}
          </text>
        </g>
      ))}
    </g>
  );
}

/** The name over a circle; near the right edge it ends there instead of beginning. */
function Name({ bubble: { entry, x, y, radius }, width }: { readonly bubble: Bubble; readonly width: number }) {
  const anchor = x > width * 0.8 ? "end" : x < width * 0.15 ? "start" : "middle";
  return (
    <text className={classes.name} x={x} y={y - radius - 7} textAnchor={anchor}>
      {entry.title}
    </text>
  );
}
