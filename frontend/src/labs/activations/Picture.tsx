/** ReLU, sigmoid and tanh. */

import classes from "./Picture.module.css";

const STEPS = Array.from({ length: 61 }, (_, place) => -3 + place / 10);

function line(curve: (x: number) => number): string {
  return STEPS.map((x, place) => `${place === 0 ? "M" : "L"}${80 + x * 22} ${(58 - curve(x) * 26).toFixed(1)}`).join(
    "",
  );
}

export default function Picture() {
  return (
    <svg viewBox="0 0 160 100" width="160" height="100" aria-hidden="true">
      <path className={classes.axis} d="M14 58H146M80 8V92" />
      <path className={classes.tanh} d={line(Math.tanh)} />
      <path className={classes.sigmoid} d={line((x) => 1 / (1 + Math.exp(-x)))} />
      <path className={classes.relu} d="M14 58H80L122 8" />
    </svg>
  );
}
