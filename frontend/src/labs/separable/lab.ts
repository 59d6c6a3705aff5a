/** What a depthwise separable convolution saves (C1 of the course). */

import { defineLab } from "../declare";
import { whole } from "../fields";

export const MOST = { inputs: 1024, outputs: 1024, kernel: 11, side: 224 };

export const lab = defineLab({
  name: "separable",
  family: "cost",
  rank: 20,
  layers: ["conv2d", "depthwise_separable_conv2d"],
  title: { en: "Depthwise separable convolutions", ru: "Раздельная свёртка (depthwise separable)" },
  summary: {
    en: "First each map by itself, then 1×1 across the maps: eight to nine times cheaper.",
    ru: "Сначала каждая карта сама по себе, потом 1×1 поперёк карт: в восемь-девять раз дешевле.",
  },
  fields: {
    inputs: whole(64, { min: 1, max: MOST.inputs }),
    outputs: whole(128, { min: 1, max: MOST.outputs }),
    kernel: whole(3, { min: 1, max: MOST.kernel }),
    side: whole(56, { min: 1, max: MOST.side }),
    groups: whole(4, { min: 1, max: MOST.inputs }),
  },
  examples: [
    { name: "mobilenet", state: { inputs: 512, outputs: 512, kernel: 3, side: 14 } },
    { name: "large_kernel", state: { inputs: 96, outputs: 96, kernel: 7, side: 56 } },
    { name: "pointwise", state: { inputs: 256, outputs: 64, kernel: 1, side: 28 } },
    { name: "alexnet", state: { inputs: 96, outputs: 256, kernel: 5, side: 27, groups: 2 } },
  ],
});
