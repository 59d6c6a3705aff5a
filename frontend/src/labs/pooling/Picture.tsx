/** Four windows of a map, and the largest number of each. */

import classes from "./Picture.module.css";

const HEIGHTS = [1, 1, 2, 4, 5, 6, 7, 8, 3, 2, 1, 0, 1, 2, 3, 4];
/** The places of 6, 8, 3 and 4. */
const WINNERS = [5, 7, 8, 15];
const CELL = 20;

export default function Picture() {
  return (
    <svg viewBox="0 0 160 100" width="160" height="100" aria-hidden="true">
      {HEIGHTS.map((value, place) => (
        <rect
          // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place
          key={place}
          className={WINNERS.includes(place) ? classes.winner : classes.cell}
          opacity={WINNERS.includes(place) ? 1 : 0.12 + value * 0.06}
          x={10 + (place % 4) * CELL}
          y={10 + Math.floor(place / 4) * CELL}
          width={CELL - 2}
          height={CELL - 2}
          rx={3}
        />
      ))}
      {WINNERS.map((place, index) => (
        <rect
          key={place}
          className={classes.winner}
          x={108 + (index % 2) * CELL}
          y={30 + Math.floor(index / 2) * CELL}
          width={CELL - 2}
          height={CELL - 2}
          rx={3}
        />
      ))}
    </svg>
  );
}
