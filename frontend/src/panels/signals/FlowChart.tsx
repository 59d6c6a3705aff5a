/** The gradient-flow chart: the layers by depth, what arrives at each on a logarithmic axis, and each layer's numbers
 * under the pointer. A click goes to the layer. */

import { type KeyboardEvent, type PointerEvent, useLayoutEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { formatValue } from "../../i18n/numbers";
import { goToNode } from "../../state/editing";
import type { NodeId } from "../../wire/types";
import classes from "./FlowChart.module.css";
import { decadesOf, isDrawn, type Line, labelled, leftOf, pathOf, placeAt, scaleOf, topOf } from "./flow";
import { superscript } from "./words";

const LEFT = 34;
const RIGHT = 6;
const TOP = 6;
const BOTTOM = 18;
const CHARACTER = 6.2;
/** Fewer layers than this have their points drawn. */
const POINTS = 90;
const DECADE_ROOM = 24;

interface FlowChartProps {
  readonly nodes: readonly NodeId[];
  readonly lines: readonly Line[];
  /** Layers named on the axis before others. */
  readonly weighted: ReadonlySet<NodeId>;
  readonly nameOf: (node: NodeId) => string;
}

export function FlowChart({ nodes, lines, weighted, nameOf }: FlowChartProps) {
  const { t } = useTranslation("signals");
  const frame = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ width: 0, height: 0 });
  const [pointed, setPointed] = useState<number | null>(null);
  useLayoutEffect(() => {
    const element = frame.current as HTMLDivElement;
    const watch = new ResizeObserver(() => setSize({ width: element.clientWidth, height: element.clientHeight }));
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  const width = Math.max(0, size.width - LEFT - RIGHT);
  const height = Math.max(0, size.height - TOP - BOTTOM);
  const scale = scaleOf(lines);
  const at = pointed === null ? undefined : nodes[pointed];
  const point = (event: PointerEvent<HTMLButtonElement>) => {
    const { left } = event.currentTarget.getBoundingClientRect();
    setPointed(placeAt(event.clientX - left - LEFT, nodes.length, width));
  };
  const step = ({ key }: KeyboardEvent) => {
    const by = key === "ArrowRight" ? 1 : key === "ArrowLeft" ? -1 : 0;
    if (by !== 0) setPointed(((pointed ?? (by > 0 ? -1 : 0)) + by + nodes.length) % nodes.length);
  };
  return (
    <div className={classes.frame} ref={frame}>
      {width > 0 && height > 0 && (
        <button
          type="button"
          className={classes.chart}
          aria-label={t("chart.picture", { count: nodes.length })}
          data-testid="gradient-flow"
          onPointerMove={point}
          onPointerDown={point}
          onPointerLeave={() => setPointed(null)}
          onBlur={() => setPointed(null)}
          onKeyDown={step}
          onClick={() => at !== undefined && goToNode(at)}
        >
          <svg width={size.width} height={size.height} aria-hidden="true">
            <g transform={`translate(${LEFT} ${TOP})`}>
              {decadesOf(scale, Math.max(2, Math.floor(height / DECADE_ROOM))).map((decade) => (
                <g key={decade} transform={`translate(0 ${topOf(10 ** decade, scale, height)})`}>
                  <line x2={width} />
                  <text x={-6} y={3.5} textAnchor="end">
                    {`10${superscript(decade)}`}
                  </text>
                </g>
              ))}
              {labelled(nodes, weighted, width, (node) => (nameOf(node).length + 1) * CHARACTER).map((node) => (
                <text
                  key={node}
                  x={leftOf(nodes.indexOf(node), nodes.length, width)}
                  y={height + 13}
                  textAnchor="middle"
                >
                  {nameOf(node)}
                </text>
              ))}
              {pointed !== null && (
                <line
                  className={classes.pointed}
                  x1={leftOf(pointed, nodes.length, width)}
                  x2={leftOf(pointed, nodes.length, width)}
                  y2={height}
                />
              )}
              {lines.map(({ name, values }) => (
                <g key={name} className={classes.line} data-line={name}>
                  <path d={pathOf(values, scale, width, height)} />
                  {nodes.length <= POINTS &&
                    values.map(
                      (value, place) =>
                        isDrawn(value) && (
                          <circle
                            key={nodes[place]}
                            r={place === pointed ? 4 : 2.4}
                            cx={leftOf(place, nodes.length, width)}
                            cy={topOf(value, scale, height)}
                          />
                        ),
                    )}
                </g>
              ))}
            </g>
          </svg>
        </button>
      )}
      {pointed !== null && at !== undefined && (
        <output
          className={classes.card}
          style={{ left: LEFT + leftOf(pointed, nodes.length, width) }}
          data-side={pointed > nodes.length / 2 ? "left" : "right"}
        >
          <strong>{nameOf(at)}</strong>
          {lines.map(({ name, values }) => (
            <span key={name} data-line={name}>
              {t(`line.${name}` as "line.gradient")}: {formatValue(values[pointed] ?? Number.NaN)}
            </span>
          ))}
        </output>
      )}
    </div>
  );
}
