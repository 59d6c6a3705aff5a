/** Bars that shrink on the way back, and those that do not. */

import classes from "./Picture.module.css";

const PLAIN = [3, 6, 13, 30, 66];
const KEPT = [40, 46, 52, 58, 66];

export default function Picture() {
  return (
    <svg viewBox="0 0 160 100" width="160" height="100" aria-hidden="true">
      {PLAIN.map((height, place) => (
        <g key={height}>
          <rect className={classes.plain} x={18 + place * 26} y={86 - height} width={9} height={height} rx={2} />
          <rect
            className={classes.kept}
            x={28 + place * 26}
            y={86 - (KEPT[place] ?? 0)}
            width={9}
            height={KEPT[place]}
            rx={2}
          />
        </g>
      ))}
      <path className={classes.arrow} d="M146 94H14M20 90l-6 4 6 4" />
    </svg>
  );
}
