/** The gradient of a weight that is used at every place (A11 of the course). */

import { COURSE_INPUT, COURSE_KERNEL } from "../convolution/lab";
import { defineLab } from "../declare";
import { choice, matrix, real, whole } from "../fields";

export const BOUNDS = { min: -999, max: 999 };
const SMALL = [
  [1, 2, 0],
  [0, 1, 3],
  [2, 0, 1],
];

export const lab = defineLab({
  name: "gradient",
  family: "convolution",
  rank: 50,
  layers: ["conv2d"],
  title: { en: "The gradient of a shared weight", ru: "Градиент общего веса" },
  summary: {
    en: "One weight is used at every place: its gradient is the sum of one term a place.",
    ru: "Один вес работает в каждом месте, поэтому его градиент — сумма по всем местам.",
  },
  fields: {
    input: matrix(SMALL, 6, BOUNDS),
    kernel: matrix(
      [
        [1, 0],
        [0, 1],
      ],
      4,
      BOUNDS,
    ),
    loss: choice("given", ["given", "squares"]),
    given: matrix(
      [
        [1, 2],
        [-1, 1],
      ],
      6,
      BOUNDS,
    ),
    target: matrix(
      [
        [3, 3],
        [0, 3],
      ],
      6,
      BOUNDS,
    ),
    a: whole(0, { min: 0, max: 3 }),
    b: whole(0, { min: 0, max: 3 }),
    at: whole(0, { min: 0, max: 35 }),
    rate: real(0.02, { min: 0.001, max: 0.2 }),
  },
  examples: [
    { name: "small", state: { at: 3 } },
    { name: "squares", state: { loss: "squares", at: 3 } },
    {
      name: "course",
      state: {
        input: COURSE_INPUT,
        kernel: COURSE_KERNEL,
        loss: "squares",
        target: [
          [10, 10, 10],
          [10, 10, 10],
          [10, 10, 10],
        ],
        rate: 0.005,
        at: 8,
      },
    },
  ],
});
