/** One plot: all functions, or all derivatives, faint; those that were chosen in colour; the place in hand. */

import { useTranslation } from "react-i18next";
import { spanOf } from "../../core/plot";
import { formatNumber } from "../../i18n/numbers";
import { Plot } from "../parts/Plot";
import classes from "./Activations.module.css";
import { curveOf, densityOf, type Inputs, NAMES } from "./functions";
import { inkOf, isDashed } from "./inks";
import { SPAN } from "./lab";
import type { ActivationsProps } from "./View";

interface CurvesProps {
  readonly kind: "value" | "slope";
  readonly state: ActivationsProps["state"];
  readonly inputs: Inputs;
  readonly onMove: (x: number) => void;
}

const POINTS = 480;
const XS = Array.from({ length: POINTS + 1 }, (_, place) => SPAN.from + ((SPAN.to - SPAN.from) * place) / POINTS);
const VALUES = { from: -2, to: 6 };
/** The bell's top stands at this share of the plot, however narrow it is. */
const BELL = 0.85;

export function Curves({ kind, state, inputs, onMove }: CurvesProps) {
  const { t } = useTranslation("lab-activations");
  const axis = kind === "value" ? VALUES : slopesOf(state);
  const sorted = [...NAMES].sort(
    (one, other) => Number(state.shown.includes(one)) - Number(state.shown.includes(other)),
  );
  const bell = ((axis.to - axis.from) * BELL) / densityOf(inputs.mean, inputs);
  return (
    <Plot
      label={t(`${kind}Label`, { x: formatNumber(state.x) })}
      x={SPAN}
      y={axis}
      names={["x", kind === "value" ? "f(x)" : "f′(x)"]}
      height={300}
      onPoint={(x, isPressed) => x !== null && isPressed && onMove(x)}
    >
      {({ path, left, top, height }) => (
        <>
          <path
            className={classes.bell}
            d={`${path(XS.map((x) => [x, axis.from + bell * densityOf(x, inputs)]))}L${left(SPAN.to)} ${top(axis.from)}L${left(SPAN.from)} ${top(axis.from)}Z`}
          />
          <line className={classes.at} x1={left(state.x)} x2={left(state.x)} y1={0} y2={height + 10} />
          {sorted.map((name) => {
            const isShown = state.shown.includes(name);
            const { corners, ...curves } = curveOf(name, state);
            const curve = curves[kind];
            // A slope jumps at a corner: the line is broken there.
            const jumps = kind === "slope" ? corners : [];
            return (
              <g
                key={name}
                className={isShown ? classes.shown : classes.faint}
                data-dashed={isDashed(name)}
                style={{ color: inkOf(name) }}
              >
                <path d={path(XS.map((x) => [x, jumps.includes(x) ? Number.NaN : curve(x)]))} />
                {isShown && <circle cx={left(state.x)} cy={top(curve(state.x))} r={5.5} />}
              </g>
            );
          })}
        </>
      )}
    </Plot>
  );
}

/** The slopes of what is in colour, with 0 and 1 among them. */
function slopesOf(state: ActivationsProps["state"]): { from: number; to: number } {
  const { lo, hi } = spanOf(state.shown.map((name) => XS.map(curveOf(name, state).slope)));
  return { from: lo, to: hi };
}
