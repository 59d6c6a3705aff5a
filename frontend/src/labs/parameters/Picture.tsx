/** Every input to every neuron, against a small window for all. */

import classes from "./Picture.module.css";

const LEFT = [16, 33, 50, 67, 84];

export default function Picture() {
  return (
    <svg viewBox="0 0 160 100" width="160" height="100" aria-hidden="true">
      {LEFT.flatMap((from) =>
        LEFT.map((to) => <line key={`${from},${to}`} className={classes.full} x1={12} y1={from} x2={64} y2={to} />),
      )}
      {LEFT.map((y) => (
        <g key={y}>
          <circle className={classes.unit} cx={12} cy={y} r={4} />
          <circle className={classes.unit} cx={64} cy={y} r={4} />
          <circle className={classes.unit} cx={96} cy={y} r={4} />
          <circle className={classes.unit} cx={148} cy={y} r={4} />
        </g>
      ))}
      <g className={classes.window}>
        <line x1={96} y1={16} x2={148} y2={33} />
        <line x1={96} y1={33} x2={148} y2={33} />
        <line x1={96} y1={50} x2={148} y2={33} />
      </g>
    </svg>
  );
}
