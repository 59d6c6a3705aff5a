/** Correlation with a template as a classifier (A9 of the course): the maximum of the map against a threshold. */

import { convolve } from "../convolution/arithmetic";
import type { Matrix } from "../fields";

export const SIDE = 6;

/** The 2×2 detector of "\". */
export const DETECTOR: Matrix = [
  [1, 0],
  [0, 1],
];

/** What a picture is in truth. */
export type Truth = "backslash" | "slash";

export interface Specimen {
  readonly truth: Truth;
  readonly picture: Matrix;
}

/** A stroke of `length` from (row, column), downwards to the right ("\") or to the left ("/"). */
export function stroke(truth: Truth, row: number, column: number, length: number): number[][] {
  const along = truth === "backslash" ? 1 : -1;
  return Array.from({ length: SIDE }, (_, y) =>
    Array.from({ length: SIDE }, (_, x) => {
      const step = y - row;
      return step >= 0 && step < length && x === column + along * step ? 1 : 0;
    }),
  );
}

/** Both strokes, at several places and of several lengths. */
export const SPECIMENS: readonly Specimen[] = [
  { truth: "backslash", picture: stroke("backslash", 0, 0, 6) },
  { truth: "backslash", picture: stroke("backslash", 1, 2, 4) },
  { truth: "backslash", picture: stroke("backslash", 3, 0, 3) },
  { truth: "backslash", picture: stroke("backslash", 2, 3, 2) },
  { truth: "slash", picture: stroke("slash", 0, 5, 6) },
  { truth: "slash", picture: stroke("slash", 1, 4, 4) },
  { truth: "slash", picture: stroke("slash", 2, 2, 3) },
  { truth: "slash", picture: stroke("slash", 3, 5, 2) },
];

export function responses(picture: Matrix, template: Matrix): number[][] {
  return convolve([picture], [template], { stride: 1, padding: 0, dilation: 1 });
}

export function strongest(picture: Matrix, template: Matrix): number {
  return Math.max(...responses(picture, template).flat());
}

/** The decision: "\" where the maximum reaches the threshold. */
export function verdict(picture: Matrix, template: Matrix, threshold: number): Truth {
  return strongest(picture, template) >= threshold ? "backslash" : "slash";
}

/** How many specimens are told rightly. */
export function rightOnes(template: Matrix, threshold: number): number {
  return SPECIMENS.filter(({ truth, picture }) => verdict(picture, template, threshold) === truth).length;
}
