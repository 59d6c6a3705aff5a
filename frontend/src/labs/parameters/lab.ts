/** Parameters: a dense layer against a convolution (A2, A3, A12 of the course). */

import { defineLab } from "../declare";
import { choice, whole } from "../fields";

export const MOST = { side: 512, channels: 512, kernel: 11, maps: 512 };

export const lab = defineLab({
  name: "parameters",
  family: "cost",
  rank: 10,
  layers: ["conv2d", "linear"],
  title: { en: "Parameters: dense or convolution", ru: "Параметры: полносвязный слой или свёртка" },
  summary: {
    en: "26 parameters against 8.1 billion for the same outputs of the same image.",
    ru: "26 параметров против 8,1 миллиарда — для тех же выходов той же картинки.",
  },
  fields: {
    side: whole(300, { min: 1, max: MOST.side }),
    channels: whole(1, { min: 1, max: MOST.channels }),
    kernel: whole(5, { min: 1, max: MOST.kernel }),
    maps: whole(1, { min: 1, max: MOST.maps }),
    against: choice("maps", ["maps", "neuron"]),
  },
  examples: [
    { name: "maps", state: { side: 300, channels: 1, kernel: 5, maps: 1, against: "maps" } },
    { name: "small", state: { side: 32, channels: 3, kernel: 5, maps: 1, against: "neuron" } },
    { name: "large", state: { side: 256, channels: 3, kernel: 5, maps: 1, against: "neuron" } },
    { name: "vgg", state: { side: 224, channels: 3, kernel: 3, maps: 64, against: "maps" } },
  ],
});
