/** A disc, and the edge that a kernel finds of it. */

import classes from "./Picture.module.css";

export default function Picture() {
  return (
    <svg viewBox="0 0 160 100" width="160" height="100" aria-hidden="true">
      <rect x="10" y="16" width="64" height="68" rx="8" className={classes.ground} />
      <circle cx="42" cy="50" r="22" className={classes.disc} />
      <rect x="86" y="16" width="64" height="68" rx="8" className={classes.ground} />
      <circle cx="118" cy="50" r="22" className={classes.edge} pathLength="100" />
    </svg>
  );
}
