/** Activation functions and their derivatives (C4 of the course). */

import { defineLab } from "../declare";
import { type Field, real, whole } from "../fields";
import { NAMES, type Name } from "./functions";

/** What the plots show. */
export const SPAN = { from: -6, to: 6 };

/** Names with commas; none is `none`. */
function namesField(initial: readonly Name[]): Field<readonly Name[]> {
  return {
    initial,
    read: (text) => {
      if (text === "none") return [];
      const names = text.split(",").map((part) => NAMES.find((name) => name === part));
      return names.includes(undefined) ? undefined : (names as Name[]);
    },
    write: (names) => (names.length === 0 ? "none" : names.join(",")),
  };
}

export const lab = defineLab({
  name: "activations",
  family: "layers",
  rank: 10,
  layers: NAMES,
  title: { en: "Activations and their derivatives", ru: "Функции активации и их производные" },
  summary: {
    en: "All of them on one plot: where their slope vanishes, and when a ReLU is dead.",
    ru: "Все на одном графике: где исчезает производная и когда ReLU умирает.",
  },
  fields: {
    shown: namesField(["relu", "sigmoid", "tanh"]),
    x: real(0.5, { min: SPAN.from, max: SPAN.to }),
    layers: whole(10, { min: 1, max: 100 }),
    mean: real(0, { min: -6, max: 6 }),
    deviation: real(1, { min: 0.1, max: 3 }),
    leaky: real(0.01, { min: 0, max: 1 }),
    prelu: real(0.25, { min: -1, max: 1 }),
    elu: real(1, { min: 0, max: 3 }),
  },
  examples: [
    { name: "all", state: { shown: NAMES } },
    { name: "vanishing", state: { shown: ["sigmoid", "tanh"], x: 4 } },
    { name: "best", state: { shown: ["sigmoid", "relu"], x: 0 } },
    { name: "dead", state: { shown: ["relu", "leaky_relu", "elu"], x: -2, mean: -4, leaky: 0.1 } },
    { name: "smooth", state: { shown: ["relu", "gelu", "silu", "mish"], x: -1 } },
    { name: "hard", state: { shown: ["sigmoid", "hardsigmoid", "silu", "hardswish", "tanh", "hardtanh"], x: 2 } },
  ],
});
