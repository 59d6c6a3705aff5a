/** The line of each curve: hues around the circle, those of relatives next to each other; how dark, the theme says. */

import type { Name } from "./functions";

const HUES: Record<Name, number> = {
  relu: 225,
  leaky_relu: 200,
  prelu: 175,
  relu6: 250,
  elu: 150,
  selu: 95,
  gelu: 300,
  silu: 325,
  mish: 275,
  hardswish: 345,
  sigmoid: 15,
  hardsigmoid: 0,
  tanh: 40,
  hardtanh: 55,
};

/** Drawn with dashes: made of straight pieces, they lie next to those they stand for. */
const DASHED: ReadonlySet<Name> = new Set(["hardsigmoid", "hardtanh", "hardswish", "relu6"]);

export function isDashed(name: Name): boolean {
  return DASHED.has(name);
}

export function inkOf(name: Name): string {
  return `hsl(${HUES[name]} 72% var(--ink-lightness))`;
}
