/** A figure and its map, moving together. */

import classes from "./Picture.module.css";

const FIGURE = "M20 24h9v29h15v9h-24z";

export default function Picture() {
  return (
    <svg viewBox="0 0 160 100" width="160" height="100" aria-hidden="true">
      <rect x="8" y="14" width="68" height="72" rx="8" className={classes.ground} />
      <rect x="84" y="14" width="68" height="72" rx="8" className={classes.ground} />
      <path d={FIGURE} className={classes.figure} />
      <g transform="translate(76 0)">
        <path d={FIGURE} className={classes.map} />
      </g>
    </svg>
  );
}
