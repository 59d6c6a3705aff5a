/** Scores that become shares. */

import classes from "./Picture.module.css";

const BARS = [
  { score: 46, share: 66 },
  { score: 26, share: 24 },
  { score: 10, share: 10 },
];

export default function Picture() {
  return (
    <svg viewBox="0 0 160 100" width="160" height="100" aria-hidden="true">
      {BARS.map(({ score, share }, place) => (
        <g key={score}>
          <rect className={classes.score} x={14 + place * 20} y={86 - score} width={14} height={score} rx={3} />
          <rect className={classes.share} x={92 + place * 20} y={86 - share} width={14} height={share} rx={3} />
        </g>
      ))}
      <path className={classes.arrow} d="M76 52h9M81 48l4 4-4 4" />
    </svg>
  );
}
