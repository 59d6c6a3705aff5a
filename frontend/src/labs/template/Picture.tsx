/** A stroke, the template that walks along it, and the bar of its answer against a threshold. */

import classes from "./Picture.module.css";

const CELL = 16;

export default function Picture() {
  return (
    <svg viewBox="0 0 160 100" width="160" height="100" aria-hidden="true">
      {Array.from({ length: 5 }, (_, step) => (
        <rect
          // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place
          key={step}
          className={classes.stroke}
          x={14 + step * CELL}
          y={10 + step * CELL}
          width={CELL - 2}
          height={CELL - 2}
          rx={3}
        />
      ))}
      <rect className={classes.window} x={13} y={9} width={2 * CELL} height={2 * CELL} rx={4} />
      <rect className={classes.track} x={122} y={10} width={16} height={80} rx={4} />
      <rect className={classes.bar} x={122} y={10} width={16} height={80} rx={4} />
      <line className={classes.threshold} x1={114} x2={146} y1={40} y2={40} />
    </svg>
  );
}
