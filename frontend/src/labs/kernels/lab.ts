/** Classical kernels on a photo, a drawing or the camera (A8 of the course). */

import { defineLab } from "../declare";
import { choice, flag, matrix, real, whole } from "../fields";
import { BANK, type Preset, SHOWS } from "./bank";

export const DIVISORS = { min: 0.01, max: 9999 };

const [EDGES, SHARPEN, BLUR] = BANK;

function stateOf({ kernel, divisor, show }: Preset) {
  return { kernel, divisor, show };
}

export const lab = defineLab({
  name: "kernels",
  family: "convolution",
  rank: 20,
  layers: ["conv2d"],
  title: { en: "Classical kernels", ru: "Классические ядра" },
  summary: {
    en: "Edges, sharpening, blur: one small kernel over a photo or the camera, live.",
    ru: "Границы, резкость, размытие: одно маленькое ядро на фотографии или с камеры, сразу.",
  },
  fields: {
    source: choice("photo", ["photo", "shapes", "camera"]),
    photo: whole(0, { min: 0, max: 99 }),
    kernel: matrix(EDGES.kernel, 7, { min: -999, max: 999 }),
    divisor: real(1, DIVISORS),
    show: choice(EDGES.show, SHOWS),
    colour: flag(false),
    row: whole(-1, { min: -1, max: 9999 }),
    column: whole(-1, { min: -1, max: 9999 }),
  },
  examples: [
    { name: "flat", state: { ...stateOf(EDGES), source: "shapes", row: 50, column: 50 } },
    { name: "edge", state: { ...stateOf(EDGES), source: "shapes", row: 50, column: 94 } },
    { name: "sharpen", state: stateOf(SHARPEN) },
    { name: "blur", state: stateOf(BLUR) },
  ],
});
