/** Convolution as correlation with a template (A9 of the course). */

import { defineLab } from "../declare";
import { bits, matrix, real } from "../fields";
import { DETECTOR, SIDE, stroke } from "./matching";

const BOTH = stroke("backslash", 0, 0, SIDE).map((row, y) =>
  row.map((value, x) => Math.max(value, stroke("slash", 0, SIDE - 1, SIDE)[y]?.[x] ?? 0)),
);
const FULL = BOTH.map((row) => row.map(() => 1));

export const lab = defineLab({
  name: "template",
  family: "convolution",
  rank: 30,
  layers: ["conv2d"],
  title: { en: "Looking for a template", ru: "Поиск по образцу" },
  summary: {
    en: "A kernel answers most where the picture looks like it: with a threshold, that is a classifier.",
    ru: "Ядро сильнее всего отвечает там, где картинка на него похожа: с порогом это уже классификатор.",
  },
  fields: {
    picture: bits(stroke("backslash", 1, 1, 4)),
    kernel: matrix(DETECTOR, 3, { min: -9, max: 9 }),
    threshold: real(1.5, { min: -9, max: 18 }),
  },
  examples: [
    { name: "backslash", state: { picture: stroke("backslash", 0, 0, SIDE) } },
    { name: "slash", state: { picture: stroke("slash", 0, SIDE - 1, SIDE) } },
    { name: "both", state: { picture: BOTH } },
    { name: "full", state: { picture: FULL } },
    {
      name: "strict",
      state: {
        picture: FULL,
        kernel: [
          [1, -1],
          [-1, 1],
        ],
      },
    },
  ],
});
