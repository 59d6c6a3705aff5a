/** Pooling and its gradient (B5 to B8 of the course). */

import { defineLab } from "../declare";
import { choice, matrix, whole } from "../fields";

/** The course's map: by 2×2 at stride 2 it becomes 6 8 / 3 4. */
const COURSE = [
  [1, 1, 2, 4],
  [5, 6, 7, 8],
  [3, 2, 1, 0],
  [1, 2, 3, 4],
];

/** Each bright pixel in the corner of its window: one step down and to the right, and none has left it. */
const DOTS = [
  [9, 0, 0, 0, 7, 0],
  [0, 0, 0, 0, 0, 0],
  [0, 0, 8, 0, 0, 0],
  [0, 0, 0, 0, 0, 0],
  [6, 0, 0, 0, 5, 0],
  [0, 0, 0, 0, 0, 0],
];

const SEVEN = [
  [1, 0, 2, 1, 0, 3, 1],
  [0, 4, 1, 0, 2, 0, 0],
  [2, 1, 9, 3, 1, 0, 2],
  [0, 0, 3, 1, 0, 5, 1],
  [1, 2, 0, 0, 7, 1, 0],
  [3, 0, 1, 2, 1, 0, 4],
  [0, 1, 0, 6, 0, 2, 1],
];

export const MOST_SIDE = 8;
export const BOUNDS = { min: -99, max: 99 };

export const lab = defineLab({
  name: "pooling",
  family: "fields",
  rank: 20,
  layers: [
    "max_pool2d",
    "avg_pool2d",
    "weighted_avg_pool2d",
    "global_avg_pool2d",
    "adaptive_avg_pool2d",
    "adaptive_max_pool2d",
    "subsample2d",
  ],
  title: { en: "Pooling and its gradient", ru: "Пулинг и его градиент" },
  summary: {
    en: "Which number a window takes, where the gradient goes back, and what a small shift changes.",
    ru: "Какое число берёт окно, куда идёт градиент и что меняет малый сдвиг.",
  },
  fields: {
    map: matrix(COURSE, MOST_SIDE, BOUNDS),
    kind: choice("max", ["max", "average", "weighted"]),
    size: whole(2, { min: 1, max: MOST_SIDE }),
    stride: whole(2, { min: 1, max: MOST_SIDE }),
    weights: matrix(
      [
        [1, 2],
        [2, 3],
      ],
      MOST_SIDE,
      BOUNDS,
    ),
    outer: matrix([[1]], MOST_SIDE, BOUNDS),
    at: whole(0, { min: 0, max: MOST_SIDE * MOST_SIDE - 1 }),
    down: whole(0, { min: -3, max: 3 }),
    right: whole(0, { min: -3, max: 3 }),
  },
  examples: [
    { name: "course", state: { at: 3 } },
    {
      name: "gradient",
      state: {
        map: [
          [6, 8],
          [3, 5],
        ],
      },
    },
    { name: "average", state: { kind: "average" } },
    { name: "weighted", state: { kind: "weighted" } },
    { name: "global", state: { kind: "average", size: 4 } },
    { name: "overlapping", state: { map: SEVEN, size: 3, at: 4 } },
    { name: "shift", state: { map: DOTS, down: 1, right: 1 } },
  ],
});
