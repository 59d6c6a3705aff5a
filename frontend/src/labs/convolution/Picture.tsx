/** A window that walks over a map. */

import classes from "./Picture.module.css";

const SIDE = 5;
const CELL = 16;

export default function Picture() {
  return (
    <svg viewBox="0 0 160 100" width="160" height="100" aria-hidden="true">
      {Array.from({ length: SIDE * SIDE }, (_, place) => (
        <rect
          // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place
          key={place}
          className={classes.cell}
          x={8 + (place % SIDE) * CELL}
          y={10 + Math.floor(place / SIDE) * CELL}
          width={CELL - 2}
          height={CELL - 2}
          rx={3}
          opacity={0.12 + 0.16 * ((place * 7) % 4)}
        />
      ))}
      {Array.from({ length: 9 }, (_, place) => (
        <rect
          // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place
          key={place}
          className={classes.result}
          style={{ animationDelay: `${place * 0.9 - 8.1}s` }}
          x={106 + (place % 3) * CELL}
          y={26 + Math.floor(place / 3) * CELL}
          width={CELL - 2}
          height={CELL - 2}
          rx={3}
        />
      ))}
      <rect className={classes.window} x={7} y={9} width={3 * CELL} height={3 * CELL} rx={4} />
    </svg>
  );
}
