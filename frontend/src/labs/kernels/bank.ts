/** Classical kernels (A8 of the course), whole numbers with what their sum is divided by. */

import type { Matrix } from "../fields";

/** How filtered values become brightness: as they are, cut to 0…255; their size; or around the background by sign. */
export const SHOWS = ["clip", "size", "sign"] as const;

export type Show = (typeof SHOWS)[number];

export interface Preset {
  readonly name: string;
  readonly kernel: Matrix;
  readonly divisor: number;
  readonly show: Show;
}

// biome-ignore format: matrices
export const BANK = [
  { name: "edges", kernel: [[-1, -1, -1], [-1, 8, -1], [-1, -1, -1]], divisor: 1, show: "size" },
  { name: "sharpen", kernel: [[0, -1, 0], [-1, 5, -1], [0, -1, 0]], divisor: 1, show: "clip" },
  { name: "blur", kernel: [[1, 1, 1], [1, 1, 1], [1, 1, 1]], divisor: 9, show: "clip" },
  { name: "gauss", kernel: [[1, 4, 6, 4, 1], [4, 16, 24, 16, 4], [6, 24, 36, 24, 6], [4, 16, 24, 16, 4], [1, 4, 6, 4, 1]], divisor: 256, show: "clip" },
  { name: "sobel_x", kernel: [[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]], divisor: 4, show: "sign" },
  { name: "sobel_y", kernel: [[-1, -2, -1], [0, 0, 0], [1, 2, 1]], divisor: 4, show: "sign" },
  { name: "laplace", kernel: [[0, 1, 0], [1, -4, 1], [0, 1, 0]], divisor: 1, show: "sign" },
  { name: "emboss", kernel: [[-2, -1, 0], [-1, 1, 1], [0, 1, 2]], divisor: 1, show: "clip" },
  { name: "identity", kernel: [[0, 0, 0], [0, 1, 0], [0, 0, 0]], divisor: 1, show: "clip" },
] as const satisfies readonly Preset[];
