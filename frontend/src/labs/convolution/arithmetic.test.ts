import { describe, expect, it } from "vitest";
import {
  convolve,
  convolveTransposed,
  type Geometry,
  outputLength,
  padded,
  resized,
  termsAt,
  transposedLength,
} from "./arithmetic";
import { COURSE_INPUT, COURSE_KERNEL } from "./lab";

const PLAIN: Geometry = { stride: 1, padding: 0, dilation: 1 };

describe("the course's convolution (A5)", () => {
  it("gives the course's nine numbers", () => {
    expect(convolve([COURSE_INPUT], [COURSE_KERNEL], PLAIN)).toEqual([
      [12, 12, 17],
      [10, 17, 19],
      [9, 6, 14],
    ]);
  });

  it("gives torch's numbers with padding, stride and dilation", () => {
    expect(convolve([COURSE_INPUT], [COURSE_KERNEL], { stride: 2, padding: 1, dilation: 1 })).toEqual([
      [6, 17, 3],
      [8, 17, 13],
      [6, 4, 4],
    ]);
    expect(convolve([COURSE_INPUT], [COURSE_KERNEL], { stride: 1, padding: 2, dilation: 2 })[0]).toEqual([
      13, 11, 18, 10, 7,
    ]);
    const small = [
      [1, 2],
      [3, 4],
    ];
    expect(convolveTransposed([small], [COURSE_KERNEL], { ...PLAIN, stride: 2 })).toEqual([
      [0, 1, 2, 2, 4],
      [2, 2, 4, 4, 0],
      [0, 4, 8, 6, 12],
      [6, 6, 8, 8, 0],
      [0, 3, 6, 4, 8],
    ]);
  });

  it("shows nine products whose sum is the first of them", () => {
    const terms = termsAt([COURSE_INPUT], [COURSE_KERNEL], PLAIN, { row: 0, column: 0 });
    expect(terms.map(({ product }) => product)).toEqual([0, 3, 4, 0, 0, 0, 0, 1, 4]);
  });

  it("sums the channels and adds the bias once (A6)", () => {
    const one = convolve([COURSE_INPUT], [COURSE_KERNEL], PLAIN);
    const three = convolve([COURSE_INPUT, COURSE_INPUT], [COURSE_KERNEL, COURSE_KERNEL], PLAIN, 1);
    expect(three).toEqual(one.map((row) => row.map((value) => 2 * value + 1)));
  });
});

const GEOMETRIES: Geometry[] = [1, 2, 3].flatMap((stride) =>
  [0, 1, 2].flatMap((padding) => [1, 2].map((dilation) => ({ stride, padding, dilation }))),
);

describe.each(GEOMETRIES)("stride $stride, padding $padding, dilation $dilation (A7)", (geometry) => {
  it("has as many outputs as there are places for the window", () => {
    for (const length of [1, 2, 5, 8]) {
      for (const kernel of [1, 2, 3]) {
        const reach = geometry.dilation * (kernel - 1) + 1;
        const starts = Array.from({ length: 40 }, (_, place) => place * geometry.stride);
        const fitting = starts.filter((start) => start + reach <= length + 2 * geometry.padding).length;
        expect(outputLength(length, kernel, geometry)).toBe(fitting);
      }
    }
  });
});

/** Elsewhere the stride leaves a rest: the last rows are seen by no window, and torch needs an output_padding to bring them back. */
const EXACT = GEOMETRIES.filter(({ stride, padding, dilation }) => (5 + 2 * padding - 2 * dilation - 1) % stride === 0);

it.each(EXACT)(
  "is turned round by the transposed convolution: ⟨conv(x), y⟩ = ⟨x, convᵀ(y)⟩ (stride $stride, padding $padding, dilation $dilation)",
  (geometry) => {
    const output = convolve([COURSE_INPUT], [COURSE_KERNEL], geometry);
    const y = output.map((row, i) => row.map((_, j) => ((i * 7 + j * 3) % 5) - 2));
    const back = convolveTransposed([y], [COURSE_KERNEL], geometry);
    const dot = (one: readonly (readonly number[])[], other: readonly (readonly number[])[]) =>
      one.flatMap((row, i) => row.map((value, j) => value * (other[i]?.[j] ?? 0))).reduce((sum, term) => sum + term, 0);
    expect(dot(output, y)).toBe(dot(back, COURSE_INPUT));
    expect(back.length).toBe(transposedLength(output.length, 3, geometry));
  },
);

describe("transposed convolution", () => {
  it("stamps the kernel, times the value, onto the output; overlaps add up", () => {
    const ones = [
      [1, 1],
      [1, 1],
    ];
    expect(convolveTransposed([[[1, 2]]], [ones], { ...PLAIN, stride: 2 })).toEqual([
      [1, 1, 2, 2],
      [1, 1, 2, 2],
    ]);
    expect(convolveTransposed([[[1, 2]]], [ones], PLAIN)).toEqual([
      [1, 3, 2],
      [1, 3, 2],
    ]);
    expect(convolveTransposed([[[1, 2]]], [ones], PLAIN, 0, 1)).toEqual([
      [1, 1, 0],
      [1, 1, 0],
    ]);
  });
});

it("pads and resizes without touching what is there", () => {
  expect(padded([[5]], 1)).toEqual([
    [0, 0, 0],
    [0, 5, 0],
    [0, 0, 0],
  ]);
  expect(resized([[1, 2]], { rows: 2, columns: 1 }, (row, column) => 10 * row + column)).toEqual([[1], [10]]);
});
