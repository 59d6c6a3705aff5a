/** A network that grows in three directions at once. */

import classes from "./Picture.module.css";

const HEIGHTS = [12, 18, 18, 28, 28, 40, 40, 40];

export default function Picture() {
  return (
    <svg viewBox="0 0 160 100" width="160" height="100" aria-hidden="true">
      <rect className={classes.image} x={12} y={33} width={34} height={34} rx={3} />
      {HEIGHTS.map((height, place) => (
        <rect
          // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place
          key={place}
          className={classes.bar}
          opacity={0.45 + place * 0.07}
          x={56 + place * 12}
          y={50 - height}
          width={9}
          height={2 * height}
          rx={2}
        />
      ))}
    </svg>
  );
}
