/** A run's curve in a few pixels: how validation accuracy rose (of a run that was never checked, that of training). */

import { type CSSProperties, useMemo } from "react";
import { pointsOf } from "../../core/sparkline";
import type { RunSummary } from "../../wire/types";
import classes from "./Runs.module.css";

const WIDTH = 84;
const HEIGHT = 22;

interface SparklineProps {
  readonly curve: RunSummary["curve"];
  /** The step at the right edge: runs beside one another have the same. */
  readonly until: number;
  readonly colour?: string;
}

export function Sparkline({ curve, until, colour }: SparklineProps) {
  const points = useMemo(
    () => (curve ? pointsOf(curve.steps, curve.accuracy, until, WIDTH, HEIGHT) : ""),
    [curve, until],
  );
  const style = colour === undefined ? undefined : ({ stroke: colour } satisfies CSSProperties);
  return (
    <svg
      className={classes.sparkline}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width={WIDTH}
      height={HEIGHT}
      aria-hidden="true"
    >
      <polyline points={points} style={style} />
    </svg>
  );
}
