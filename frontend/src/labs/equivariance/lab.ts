/** Equivariance of a convolution, invariance of the maximum (A10 of the course). */

import { defineLab } from "../declare";
import { bits, matrix, whole } from "../fields";

// biome-ignore format: a drawing
export const FIGURE = [
  [0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
  [0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
  [0, 0, 1, 0, 0, 0, 0, 0, 0, 0],
  [0, 0, 1, 0, 0, 0, 0, 0, 0, 0],
  [0, 0, 1, 0, 0, 0, 0, 0, 0, 0],
  [0, 0, 1, 0, 0, 0, 0, 0, 0, 0],
  [0, 0, 1, 1, 1, 0, 0, 0, 0, 0],
  [0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
  [0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
  [0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
];

/** An upright line. */
export const UPRIGHT = [
  [-1, 2, -1],
  [-1, 2, -1],
  [-1, 2, -1],
];

/** The same in every direction. */
export const ROUND = [
  [-1, -1, -1],
  [-1, 8, -1],
  [-1, -1, -1],
];

export const lab = defineLab({
  name: "equivariance",
  family: "convolution",
  rank: 40,
  layers: ["conv2d", "adaptive_max_pool2d", "adaptive_avg_pool2d"],
  title: { en: "What moves and what stays", ru: "Что сдвигается, а что остаётся" },
  summary: {
    en: "Shift the drawing: its map shifts along, and the maximum stays. Turn it, and neither holds.",
    ru: "Сдвиньте рисунок: карта сдвинется вместе с ним, а максимум останется. Поверните — и всё не так.",
  },
  fields: {
    picture: bits(FIGURE),
    kernel: matrix(UPRIGHT, 3, { min: -9, max: 9 }),
    down: whole(2, { min: -6, max: 6 }),
    right: whole(3, { min: -6, max: 6 }),
    turns: whole(0, { min: 0, max: 3 }),
  },
  examples: [
    { name: "shift", state: { down: 1, right: 3 } },
    { name: "border", state: { down: 0, right: 6 } },
    { name: "turn", state: { down: 0, right: 0, turns: 1 } },
    { name: "round", state: { down: 0, right: 0, turns: 1, kernel: ROUND } },
  ],
});
