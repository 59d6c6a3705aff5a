/**
 * A convolution and a transposed convolution of small matrices, with every term in sight. As in every deep-learning library
 * the kernel is not flipped (cross-correlation): y(i, j) = b + Σ_c Σ_{a,b} w_c(a, b) · x_c(i·s − p + a·d, j·s − p + b·d).
 * Sizes after Dumoulin and Visin, "A guide to convolution arithmetic for deep learning" (2016), relationships 6 and 14.
 */

import type { Matrix } from "../fields";

export interface Geometry {
  readonly stride: number;
  /** Zeros on each side. */
  readonly padding: number;
  readonly dilation: number;
}

export interface Size {
  readonly rows: number;
  readonly columns: number;
}

/** One product of the sum. */
export interface Term {
  readonly channel: number;
  /** Place in the kernel. */
  readonly a: number;
  readonly b: number;
  /** Place in the input; outside of it lies the padding. */
  readonly row: number;
  readonly column: number;
  readonly isPadding: boolean;
  readonly weight: number;
  readonly value: number;
  readonly product: number;
}

export function sizeOf(matrix: Matrix | undefined): Size {
  return { rows: matrix?.length ?? 0, columns: matrix?.[0]?.length ?? 0 };
}

/** ⌊(n + 2p − d·(k − 1) − 1) / s⌋ + 1; 0 where the window does not fit. */
export function outputLength(length: number, kernel: number, { stride, padding, dilation }: Geometry): number {
  return Math.max(0, Math.floor((length + 2 * padding - dilation * (kernel - 1) - 1) / stride) + 1);
}

/** (n − 1)·s − 2p + d·(k − 1) + 1; 0 where the padding cuts everything off. */
export function transposedLength(length: number, kernel: number, { stride, padding, dilation }: Geometry): number {
  return Math.max(0, (length - 1) * stride - 2 * padding + dilation * (kernel - 1) + 1);
}

export function outputSize(input: Size, kernel: Size, geometry: Geometry, isTransposed = false): Size {
  const length = isTransposed ? transposedLength : outputLength;
  return {
    rows: length(input.rows, kernel.rows, geometry),
    columns: length(input.columns, kernel.columns, geometry),
  };
}

/** The products of one output, channel by channel, in reading order of the kernel. */
export function termsAt(
  inputs: readonly Matrix[],
  kernels: readonly Matrix[],
  geometry: Geometry,
  place: { readonly row: number; readonly column: number },
): Term[] {
  const { stride, padding, dilation } = geometry;
  return kernels.flatMap((kernel, channel) =>
    kernel.flatMap((weights, a) =>
      weights.map((weight, b) => {
        const row = place.row * stride - padding + a * dilation;
        const column = place.column * stride - padding + b * dilation;
        const inside = inputs[channel]?.[row]?.[column];
        const value = inside ?? 0;
        return { channel, a, b, row, column, isPadding: inside === undefined, weight, value, product: weight * value };
      }),
    ),
  );
}

export function convolve(
  inputs: readonly Matrix[],
  kernels: readonly Matrix[],
  geometry: Geometry,
  bias = 0,
): number[][] {
  const { rows, columns } = outputSize(sizeOf(inputs[0]), sizeOf(kernels[0]), geometry);
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) =>
      termsAt(inputs, kernels, geometry, { row, column }).reduce((sum, { product }) => sum + product, bias),
    ),
  );
}

/** Where one input value of a transposed convolution leaves its copy of the kernel; what is cut off is outside. */
export function stampOf(
  kernel: Matrix,
  { stride, padding, dilation }: Geometry,
  place: { readonly row: number; readonly column: number },
): { row: number; column: number; a: number; b: number }[] {
  return kernel.flatMap((weights, a) =>
    weights.map((_, b) => ({
      row: place.row * stride - padding + a * dilation,
      column: place.column * stride - padding + b * dilation,
      a,
      b,
    })),
  );
}

/** The output after the first `count` input places (in reading order) have left their copies. */
export function convolveTransposed(
  inputs: readonly Matrix[],
  kernels: readonly Matrix[],
  geometry: Geometry,
  bias = 0,
  count = Number.POSITIVE_INFINITY,
): number[][] {
  const input = sizeOf(inputs[0]);
  const { rows, columns } = outputSize(input, sizeOf(kernels[0]), geometry, true);
  const output = Array.from({ length: rows }, () => new Array<number>(columns).fill(bias));
  for (let place = 0; place < Math.min(count, input.rows * input.columns); place++) {
    const from = placeOf(place, input);
    for (const [channel, kernel] of kernels.entries()) {
      const value = inputs[channel]?.[from.row]?.[from.column] ?? 0;
      for (const { row, column, a, b } of stampOf(kernel, geometry, from)) {
        const line = output[row];
        if (line?.[column] !== undefined) line[column] += value * (kernel[a]?.[b] ?? 0);
      }
    }
  }
  return output;
}

/** The place of an index in reading order. */
export function placeOf(index: number, { columns }: Size): { row: number; column: number } {
  return { row: Math.floor(index / columns), column: index % columns };
}

/** A matrix with zeros around it, as the convolution sees it. */
export function padded(matrix: Matrix, padding: number): number[][] {
  const { rows, columns } = sizeOf(matrix);
  return Array.from({ length: rows + 2 * padding }, (_, row) =>
    Array.from({ length: columns + 2 * padding }, (_, column) => matrix[row - padding]?.[column - padding] ?? 0),
  );
}

/** Another size: what fits stays, the rest is `fill`. */
export function resized(
  matrix: Matrix,
  { rows, columns }: Size,
  fill: (row: number, column: number) => number,
): number[][] {
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) => matrix[row]?.[column] ?? fill(row, column)),
  );
}

export function withValue(matrix: Matrix, row: number, column: number, value: number): number[][] {
  return matrix.map((line, y) => line.map((old, x) => (y === row && x === column ? value : old)));
}
