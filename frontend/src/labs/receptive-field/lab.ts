/** How the receptive field grows (B2 to B4 of the course). */

import { defineLab } from "../declare";
import { flag, whole } from "../fields";
import { chainField } from "./chain";
import type { ChainLayer } from "./growth";

export const MOST_TIMES = 150;

const conv = (kernel: number, stride = 1, dilation = 1): ChainLayer => ({ kind: "conv", kernel, stride, dilation });
const pool = (kernel: number, stride = kernel): ChainLayer => ({ kind: "pool", kernel, stride, dilation: 1 });

export const lab = defineLab({
  name: "receptive-field",
  family: "fields",
  rank: 10,
  layers: ["conv2d", "max_pool2d", "avg_pool2d"],
  title: { en: "How the receptive field grows", ru: "Как растёт рецептивное поле" },
  summary: {
    en: "Layer on layer, a unit sees more of the image: slowly by 3×3, fast by stride and pooling.",
    ru: "Слой за слоем нейрон видит всё больше: медленно с ядрами 3×3, быстро с шагом и пулингом.",
  },
  fields: {
    block: chainField([conv(3)]),
    times: whole(5, { min: 1, max: MOST_TIMES }),
    side: whole(30, { min: 5, max: 1024 }),
    heat: flag(true),
  },
  examples: [
    { name: "seven", state: { times: 3, side: 15, heat: false } },
    { name: "one", state: { block: [conv(7)], times: 1, side: 15, heat: false } },
    { name: "deep", state: { times: 150, side: 300 } },
    { name: "pooling", state: { block: [conv(3), conv(3), pool(2)], times: 6, side: 300 } },
    { name: "stride", state: { block: [conv(3, 2)], times: 8, side: 300 } },
    { name: "dilation", state: { block: [conv(3), conv(3, 1, 2), conv(3, 1, 4), conv(3, 1, 8)], times: 1, side: 45 } },
    {
      name: "alexnet",
      state: {
        block: [conv(11, 4), pool(3, 2), conv(5), pool(3, 2), conv(3), conv(3), conv(3), pool(3, 2)],
        times: 1,
        side: 227,
      },
    },
  ],
});
