/** Vanishing gradients, with and without skip connections (E8 of the course). */

import { defineLab } from "../declare";
import { type Field, numbers, whole } from "../fields";

export const MOST_LAYERS = 60;
export const FACTORS = { min: -10, max: 10 };
export const MOST_SPAN = 4;

/** For each block of layers, in their order, whether a connection leads around it: `01`. Blocks that are not written have
 * the last one's. */
function skipsField(initial: readonly boolean[]): Field<readonly boolean[]> {
  return {
    initial,
    read: (text) => (/^[01]{1,60}$/.test(text) ? [...text].map((letter) => letter === "1") : undefined),
    write: (skips) => skips.map((isOn) => (isOn ? "1" : "0")).join(""),
  };
}

const alike = (count: number, factor: number): number[] => new Array(count).fill(factor);

export const lab = defineLab({
  name: "vanishing-gradients",
  family: "training",
  rank: 20,
  layers: ["add"],
  title: { en: "Vanishing gradients and the skip", ru: "Затухание градиента и остаточные связи" },
  summary: {
    en: "Small derivatives multiply to almost nothing; a way around them keeps the gradient alive.",
    ru: "Малые производные, перемножаясь, дают почти ноль; обходной путь сохраняет градиент.",
  },
  fields: {
    factors: numbers(alike(4, 0.1), MOST_LAYERS, FACTORS),
    span: whole(2, { min: 1, max: MOST_SPAN }),
    skips: skipsField([false, true]),
  },
  examples: [
    { name: "plain", state: { skips: [false] } },
    { name: "course", state: {} },
    { name: "all", state: { skips: [true] } },
    { name: "sigmoid", state: { factors: alike(10, 0.25), skips: [false] } },
    { name: "deep", state: { factors: alike(50, 0.5), skips: [true] } },
    { name: "exploding", state: { factors: alike(30, 1.5), skips: [false] } },
  ],
});
