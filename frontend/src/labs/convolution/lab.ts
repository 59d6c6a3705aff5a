/** Convolution step by step (A5 to A7 of the course). */

import { defineLab } from "../declare";
import { channels, choice, real, whole } from "../fields";

/** The course's input and kernel. */
export const COURSE_INPUT = [
  [3, 3, 2, 1, 0],
  [0, 0, 1, 3, 1],
  [3, 1, 2, 2, 3],
  [2, 0, 0, 2, 2],
  [2, 0, 0, 0, 1],
];

export const COURSE_KERNEL = [
  [0, 1, 2],
  [2, 2, 0],
  [0, 1, 2],
];

export const MOST_SIDE = 8;
export const MOST_KERNEL = 5;
export const MOST_CHANNELS = 3;
export const BOUNDS = { min: -99, max: 99 };

/** Three channels with one kernel each: edges from left to right, edges from top to bottom, the middle. */
const THREE_INPUTS = [
  COURSE_INPUT,
  [
    [1, 0, 2, 0, 1],
    [2, 1, 0, 1, 0],
    [0, 2, 1, 0, 2],
    [1, 0, 1, 2, 0],
    [0, 1, 0, 1, 1],
  ],
  [
    [0, 1, 0, 1, 0],
    [1, 1, 1, 0, 0],
    [0, 1, 2, 1, 0],
    [0, 0, 1, 1, 1],
    [1, 0, 0, 1, 0],
  ],
];

const THREE_KERNELS = [
  COURSE_KERNEL,
  [
    [-1, 0, 1],
    [-1, 0, 1],
    [-1, 0, 1],
  ],
  [
    [0, 0, 0],
    [0, 2, 0],
    [0, 0, 0],
  ],
];

const stack = { channels: MOST_CHANNELS, side: MOST_SIDE };

export const lab = defineLab({
  name: "convolution",
  family: "convolution",
  rank: 10,
  layers: ["conv2d", "conv_transpose2d", "partial_conv2d"],
  title: { en: "Convolution step by step", ru: "Свёртка по шагам" },
  summary: {
    en: "A kernel slides over numbers; every product and every sum is shown.",
    ru: "Ядро скользит по числам; видно каждое произведение и каждую сумму.",
  },
  fields: {
    kind: choice("forward", ["forward", "transposed"]),
    input: channels([COURSE_INPUT], stack, BOUNDS),
    kernel: channels([COURSE_KERNEL], { channels: MOST_CHANNELS, side: MOST_KERNEL }, BOUNDS),
    bias: real(0, BOUNDS),
    stride: whole(1, { min: 1, max: 4 }),
    padding: whole(0, { min: 0, max: 4 }),
    dilation: whole(1, { min: 1, max: 3 }),
    at: whole(0, { min: 0, max: 999 }),
  },
  examples: [
    { name: "course", state: { at: 8 } },
    { name: "same", state: { padding: 1 } },
    { name: "stride", state: { stride: 2, padding: 1 } },
    { name: "dilation", state: { dilation: 2 } },
    { name: "channels", state: { input: THREE_INPUTS, kernel: THREE_KERNELS, bias: 1 } },
    {
      name: "transposed",
      state: {
        kind: "transposed",
        input: [
          [
            [1, 2],
            [3, 4],
          ],
        ],
        stride: 2,
      },
    },
  ],
});
