/** Each map by itself, then all with all. */

import classes from "./Picture.module.css";

const ROWS = [20, 40, 60, 80];

export default function Picture() {
  return (
    <svg viewBox="0 0 160 100" width="160" height="100" aria-hidden="true">
      {ROWS.map((y) => (
        <line key={y} className={classes.own} x1={22} y1={y} x2={80} y2={y} />
      ))}
      {ROWS.flatMap((from) =>
        ROWS.map((to) => <line key={`${from},${to}`} className={classes.all} x1={80} y1={from} x2={138} y2={to} />),
      )}
      {[22, 80, 138].flatMap((x) =>
        ROWS.map((y) => (
          <rect key={`${x},${y}`} className={classes.map} x={x - 7} y={y - 7} width={14} height={14} rx={3} />
        )),
      )}
    </svg>
  );
}
