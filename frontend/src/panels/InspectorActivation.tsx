/** What an activation makes of each value, and with what slope: a plot that follows its form and what it learns. */

import { type PointerEvent, useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { newestOnly } from "../core/newest";
import { marksOf, pathOf, placeOf, spanOf, type Values } from "../core/plot";
import { formatFixed, formatNumber } from "../i18n/numbers";
import { isConfirmed, useProject } from "../state/project";
import { useRun } from "../state/run";
import { ApiProblem, request } from "../wire/api";
import type { GraphNode, NodeId } from "../wire/types";
import { Fact } from "./Fact";
import classes from "./InspectorActivation.module.css";

interface Curves {
  readonly x: readonly number[];
  readonly curves: readonly { readonly y: Values; readonly slope: Values }[];
}

const WIDTH = 260;
const HEIGHT = 130;
/** Room for the figures under and beside the axes. */
const LEFT = 16;
const BOTTOM = 14;

export function InspectorActivation({ id, node }: { readonly id: NodeId; readonly node: GraphNode }) {
  const { t } = useTranslation("layer");
  const found = useCurves(id, node);
  const [pointed, setPointed] = useState<number | null>(null);
  if (found === null) return null;
  const { x, curves } = found;
  const span = spanOf(curves.flatMap(({ y, slope }) => [y, slope]));
  const [from = 0, to = 0] = [x[0], x.at(-1)];
  const left = (value: number) => LEFT + placeOf(value, from, to, WIDTH - LEFT);
  const top = (value: number) => placeOf(value, span.hi, span.lo, HEIGHT - BOTTOM);
  const lines = (kind: "y" | "slope") =>
    curves.map((curve) => pathOf(x, curve[kind], span, WIDTH - LEFT, HEIGHT - BOTTOM)).join("");
  const first = curves[0];
  const at = pointed === null ? undefined : x[pointed];

  const point = (event: PointerEvent<SVGSVGElement>) => {
    const bounds = event.currentTarget.getBoundingClientRect();
    const share = ((event.clientX - bounds.left) * WIDTH) / bounds.width - LEFT;
    const place = Math.round((share / (WIDTH - LEFT)) * (x.length - 1));
    setPointed(place < 0 || place >= x.length ? null : place);
  };

  return (
    <Fact title={t("curve.title")}>
      <svg
        className={classes.plot}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={t("curve.picture", { from: formatNumber(from), to: formatNumber(to) })}
        data-testid="activation-curve"
        onPointerMove={point}
        onPointerLeave={() => setPointed(null)}
      >
        <clipPath id="curve-room">
          <rect x={LEFT} width={WIDTH - LEFT} height={HEIGHT - BOTTOM} />
        </clipPath>
        {marksOf({ lo: from, hi: to }).map((mark) => (
          <g key={mark} data-axis={mark === 0 || undefined}>
            <line x1={left(mark)} x2={left(mark)} y2={HEIGHT - BOTTOM} />
            <text x={Math.min(Math.max(left(mark), LEFT + 5), WIDTH - 4)} y={HEIGHT - 2} textAnchor="middle">
              {formatNumber(mark)}
            </text>
          </g>
        ))}
        {marksOf(span).map((mark) => (
          <g key={mark} data-axis={mark === 0 || undefined}>
            <line x1={LEFT} x2={WIDTH} y1={top(mark)} y2={top(mark)} />
            <text x={LEFT - 4} y={top(mark) + 3.5} textAnchor="end">
              {formatNumber(mark)}
            </text>
          </g>
        ))}
        <g clipPath="url(#curve-room)">
          <g transform={`translate(${LEFT} 0)`}>
            <path className={classes.slope} d={lines("slope")} />
            <path className={classes.output} d={lines("y")} />
          </g>
          {at !== undefined && <line className={classes.pointer} x1={left(at)} x2={left(at)} y2={HEIGHT - BOTTOM} />}
        </g>
      </svg>
      <p className={classes.legend}>
        {at !== undefined && pointed !== null && first ? (
          <span>{t("curve.at", { x: fixed(at), y: fixed(first.y[pointed]), slope: fixed(first.slope[pointed]) })}</span>
        ) : (
          <>
            <span className={classes.outputName}>{t("curve.function")}</span>
            <span className={classes.slopeName}>{t("curve.slope")}</span>
          </>
        )}
      </p>
    </Fact>
  );
}

function fixed(value: number | null | undefined): string {
  return formatFixed(value ?? Number.NaN, 2);
}

interface Wish {
  readonly project: string;
  readonly node: NodeId;
  readonly params: GraphNode["params"];
}

/** The curves of the layer with the parameters of its form, asked again when weights may have changed. */
function useCurves(id: NodeId, node: GraphNode): Curves | null {
  const project = useProject((state) => state.id);
  const revision = useProject((state) => state.revision);
  const run = useRun((state) => state.run?.state);
  const [found, setFound] = useState<Curves | null>(null);
  const ask = useMemo(
    () =>
      newestOnly(async ({ project, node, params }: Wish) => {
        try {
          const path = `/api/projects/${encodeURIComponent(project)}/insights/curve`;
          setFound(await request<Curves>("POST", path, { body: { nodes: [{ id: node }], params } }));
        } catch (error) {
          // Somebody has taken the layer away meanwhile, or its parameters are impossible: nothing to draw.
          if (!(error instanceof ApiProblem)) throw error;
        }
      }),
    [],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: revision and run say that weights may have changed
  useEffect(() => {
    // Of a layer that was just added the server knows with the next revision.
    if (project !== null && isConfirmed(id)) ask({ project, node: id, params: node.params });
  }, [ask, project, id, node.params, revision, run]);
  return found;
}
