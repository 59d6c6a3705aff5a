/**
 * The gradient of a shared weight (A11 of the course): w(a, b) is used at every place, so every place adds a term.
 * ∂L/∂w(a, b) = Σ_{i,j} δ(i, j) · x(i + a, j + b), where δ = ∂L/∂y.
 */

import { convolve, sizeOf } from "../convolution/arithmetic";
import type { Matrix } from "../fields";

const PLAIN = { stride: 1, padding: 0, dilation: 1 };

export function forward(input: Matrix, kernel: Matrix): number[][] {
  return convolve([input], [kernel], PLAIN);
}

/** L = ½ Σ (y − t)²: δ = y − t. A target that is missing counts as zero. */
export function squareLoss(output: Matrix, target: Matrix): { loss: number; delta: number[][] } {
  const delta = output.map((line, row) => line.map((value, column) => value - (target[row]?.[column] ?? 0)));
  return { loss: delta.flat().reduce((sum, value) => sum + value * value, 0) / 2, delta };
}

/** L = Σ g · y for given g: δ = g. */
export function weightedSum(output: Matrix, given: Matrix): { loss: number; delta: number[][] } {
  const delta = output.map((line, row) => line.map((_, column) => given[row]?.[column] ?? 0));
  const loss = output.flatMap((line, row) => line.map((value, column) => value * (delta[row]?.[column] ?? 0)));
  return { loss: loss.reduce((sum, value) => sum + value, 0), delta };
}

export interface UseOfWeight {
  /** The output that the weight contributed to. */
  readonly row: number;
  readonly column: number;
  readonly delta: number;
  /** The input that it was multiplied with there. */
  readonly value: number;
  readonly product: number;
}

/** Every place where w(a, b) was used, in reading order of the outputs. */
export function usesOf(input: Matrix, delta: Matrix, a: number, b: number): UseOfWeight[] {
  return delta.flatMap((line, row) =>
    line.map((share, column) => {
      const value = input[row + a]?.[column + b] ?? 0;
      return { row, column, delta: share, value, product: share * value };
    }),
  );
}

/** ∂L/∂w of the whole kernel, from the first `count` places only. */
export function kernelGradient(
  input: Matrix,
  delta: Matrix,
  kernel: Matrix,
  count = Number.POSITIVE_INFINITY,
): number[][] {
  const { rows, columns } = sizeOf(kernel);
  return Array.from({ length: rows }, (_, a) =>
    Array.from({ length: columns }, (_, b) =>
      usesOf(input, delta, a, b)
        .slice(0, count)
        .reduce((sum, { product }) => sum + product, 0),
    ),
  );
}

/** w − rate · ∂L/∂w */
export function descended(kernel: Matrix, gradient: Matrix, rate: number): number[][] {
  return kernel.map((line, a) => line.map((weight, b) => weight - rate * (gradient[a]?.[b] ?? 0)));
}
