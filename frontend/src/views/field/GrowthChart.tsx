/** The receptive field over the depth of the network, with the input's size as a line; it follows every edit. */

import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { growthOf, widestByDepth } from "../../core/growth";
import { formatNumber } from "../../i18n/numbers";
import { useAnalysis } from "../../state/analysis";
import { useNodeName } from "../../state/nodeName";
import { useGraph } from "../../state/project";
import { openNode, select } from "../../state/view";
import type { NodeId } from "../../wire/types";
import classes from "./Field.module.css";
import "./texts";

const WIDTH = 360;
const HEIGHT = 190;
const LEFT = 38;
const BOTTOM = 26;
const TOP = 14;
const RIGHT = 12;
/** Fields far beyond the input all see it whole: the chart ends at so many times its size. */
const MOST_INPUTS = 2.5;

interface GrowthChartProps {
  /** The layer that is looked at. */
  readonly node?: NodeId;
  /** What a click on a point does: opens the layer, or selects it on the canvas. */
  readonly opens: boolean;
}

export function GrowthChart({ node, opens }: GrowthChartProps) {
  const { t } = useTranslation("field");
  const graph = useGraph();
  const analysis = useAnalysis((state) => state.analysis);
  const nameOf = useNodeName(graph);
  const [pointed, setPointed] = useState<NodeId | null>(null);
  const growth = useMemo(() => (graph && analysis ? growthOf(graph.edges, analysis.nodes) : null), [graph, analysis]);
  if (growth === null || graph === null || growth.points.length < 2) return null;
  const { points, input } = growth;
  const line = widestByDepth(points);
  const deepest = line.at(-1)?.depth ?? 1;
  const widest = Math.max(...points.map(({ size }) => size), input);
  const top = Math.min(widest, input * MOST_INPUTS);
  const x = (depth: number) => LEFT + (depth / Math.max(1, deepest)) * (WIDTH - LEFT - RIGHT);
  const y = (size: number) => HEIGHT - BOTTOM - (Math.min(size, top) / top) * (HEIGHT - BOTTOM - TOP);
  const path = line.map(({ depth, size }, index) => `${index === 0 ? "M" : "L"}${x(depth)} ${y(size)}`).join("");
  const shown = points.find((point) => point.node === (pointed ?? node));
  const go = (id: NodeId) => (opens ? openNode(id) : select([id]));
  return (
    <figure className={classes.growth} data-testid="field-growth">
      <figcaption>{t("growth.title")}</figcaption>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={t("growth.picture", { count: deepest, size: widest })}
      >
        <line className={classes.axis} x1={LEFT} x2={WIDTH - RIGHT} y1={y(0)} y2={y(0)} />
        <text x={LEFT - 6} y={y(0) + 3.5} textAnchor="end">
          0
        </text>
        {top > input * 1.15 && (
          <text x={LEFT - 6} y={y(top) + 3.5} textAnchor="end">
            {formatNumber(Math.round(top))}
          </text>
        )}
        <line className={classes.inputLine} x1={LEFT} x2={WIDTH - RIGHT} y1={y(input)} y2={y(input)} />
        <text x={LEFT - 6} y={y(input) + 3.5} textAnchor="end">
          {formatNumber(input)}
        </text>
        <text className={classes.inputName} x={LEFT + 4} y={y(input) - 5}>
          {t("growth.input")}
        </text>
        <path d={path} />
        {points.map((point) => (
          // biome-ignore lint/a11y/noStaticElementInteractions: a shortcut to layers that the keyboard reaches by ← and →
          <circle
            key={point.node}
            cx={x(point.depth)}
            cy={y(point.size)}
            r={point.node === (pointed ?? node) ? 4.5 : points.length > 80 ? 2 : 3}
            data-chosen={point.node === node || undefined}
            onPointerEnter={() => setPointed(point.node)}
            onPointerLeave={() => setPointed(null)}
            onClick={() => go(point.node)}
          />
        ))}
        <text x={(LEFT + WIDTH - RIGHT) / 2} y={HEIGHT - 4} textAnchor="middle">
          {t("growth.depth", { count: deepest })}
        </text>
      </svg>
      <output className={classes.about}>
        {shown
          ? t(shown.seesWhole ? "growth.whole" : "growth.point", {
              name: nameOf(shown.node),
              depth: shown.depth,
              size: formatNumber(shown.size),
            })
          : t("growth.hint")}
      </output>
    </figure>
  );
}
