/** A map that flickers. */

import { stream } from "./draw";
import classes from "./Picture.module.css";

const CELL = 18;
const SIDE = 5;
const random = stream(3);
const KEPT = Array.from({ length: SIDE * SIDE }, () => random() < 0.5);

export default function Picture() {
  return (
    <svg viewBox="0 0 160 100" width="160" height="100" aria-hidden="true">
      {KEPT.map((isKept, place) => (
        <rect
          // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place
          key={place}
          className={classes.cell}
          style={{ animationDelay: `${((place * 7) % 11) * -0.9}s` }}
          opacity={isKept ? 0.85 : 0.1}
          x={35 + (place % SIDE) * CELL}
          y={5 + Math.floor(place / SIDE) * CELL}
          width={CELL - 2}
          height={CELL - 2}
          rx={4}
        />
      ))}
    </svg>
  );
}
