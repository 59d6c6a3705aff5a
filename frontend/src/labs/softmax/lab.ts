/** Softmax and log loss (E2 of the course). */

import { defineLab } from "../declare";
import { numbers, real, whole } from "../fields";

export const MOST_CLASSES = 10;
export const LOGITS = { min: -1000, max: 1000 };

export const lab = defineLab({
  name: "softmax",
  family: "training",
  rank: 10,
  layers: ["softmax"],
  title: { en: "Softmax and log loss", ru: "Softmax и логарифмическая функция потерь" },
  summary: {
    en: "From scores to probabilities, to the loss, to the gradient p − y: with the numbers of one sample.",
    ru: "От оценок к вероятностям, к потерям и к градиенту p − y: на числах одного примера.",
  },
  fields: {
    logits: numbers([2, 1, 0.1], MOST_CLASSES, LOGITS),
    temperature: real(1, { min: 0.1, max: 10 }),
    target: whole(0, { min: 0, max: MOST_CLASSES - 1 }),
    rate: real(1, { min: 0.1, max: 5 }),
  },
  examples: [
    { name: "right", state: { logits: [5, 1, 0.5] } },
    { name: "wrong", state: { logits: [5, 1, 0.5], target: 2 } },
    { name: "nothing", state: { logits: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0], target: 3 } },
    { name: "raised", state: { logits: [102, 101, 100.1] } },
    { name: "hot", state: { temperature: 5 } },
    { name: "cold", state: { temperature: 0.2 } },
  ],
});
