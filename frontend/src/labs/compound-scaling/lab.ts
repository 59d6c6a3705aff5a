/** Compound scaling (EfficientNet, section D of the course). */

import { PAPER } from "../../core/compound";
import { defineLab } from "../declare";
import { real } from "../fields";

/** Factors that are so large scale one dimension alone: four times the depth costs as much as twice the width or side. */
export const MOST = { alpha: 4, beta: 2, gamma: 2, phi: 7 };

/** One dimension alone with the budget of four: Tan and Le 2019, table 7, and its compound scaling. */
export const ONE_AT_A_TIME = {
  depth: { phi: 1, alpha: 4, beta: 1, gamma: 1 },
  width: { phi: 1, alpha: 1, beta: 2, gamma: 1 },
  resolution: { phi: 1, alpha: 1, beta: 1, gamma: 2 },
  together: { phi: 1, alpha: 1.4, beta: 1.2, gamma: 1.3 },
};

export const lab = defineLab({
  name: "compound-scaling",
  family: "cost",
  rank: 40,
  layers: [],
  title: { en: "Compound scaling", ru: "Составное масштабирование" },
  summary: {
    en: "A larger network: deeper, wider, with larger images, or a little of each, as EfficientNet.",
    ru: "Сеть побольше: глубже, шире, с большим изображением или всего понемногу, как EfficientNet.",
  },
  fields: {
    phi: real(PAPER.phi, { min: 0, max: MOST.phi }),
    alpha: real(PAPER.alpha, { min: 1, max: MOST.alpha }),
    beta: real(PAPER.beta, { min: 1, max: MOST.beta }),
    gamma: real(PAPER.gamma, { min: 1, max: MOST.gamma }),
  },
  examples: [
    { name: "base", state: { phi: 0 } },
    { name: "paper", state: {} },
    { name: "three", state: { phi: 3 } },
    { name: "seven", state: { phi: 7 } },
    ...(["depth", "width", "resolution", "together"] as const).map((name) => ({ name, state: ONE_AT_A_TIME[name] })),
  ],
});
