/** Many places, one weight: what comes back from each runs into one sum. */

import classes from "./Picture.module.css";

export default function Picture() {
  return (
    <svg viewBox="0 0 160 100" width="160" height="100" aria-hidden="true">
      {Array.from({ length: 5 }, (_, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a place is its number
        <g key={place}>
          <line className={classes.wire} x1={34} y1={14 + 18 * place} x2={118} y2={50} />
          <rect className={classes.place} x={18} y={7 + 18 * place} width={14} height={14} rx={3} />
          <circle
            className={classes.term}
            style={{ ["--down" as string]: `${36 - 18 * place}px`, animationDelay: `${place * 0.25}s` }}
            cx={34}
            cy={14 + 18 * place}
            r={4}
          />
        </g>
      ))}
      <circle className={classes.sum} cx={126} cy={50} r={15} />
      <text x={126} y={56} textAnchor="middle" className={classes.sign}>
        Σ
      </text>
    </svg>
  );
}
