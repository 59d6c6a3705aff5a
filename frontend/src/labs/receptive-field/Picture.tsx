/** Frames that grow around a unit. */

import classes from "./Picture.module.css";

const SIDES = [8, 24, 42, 62, 84];

export default function Picture() {
  return (
    <svg viewBox="0 0 160 100" width="160" height="100" aria-hidden="true">
      {SIDES.map((side, place) => (
        <rect
          key={side}
          className={classes.frame}
          style={{ animationDelay: `${place * 0.5}s` }}
          x={80 - side / 2}
          y={50 - side / 2}
          width={side}
          height={side}
          rx={3}
        />
      ))}
    </svg>
  );
}
