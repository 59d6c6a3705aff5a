import { describe, expect, it } from "vitest";
import { blocks, gradients, type Skip, ways } from "./backward";

const TENTHS = [0.1, 0.1, 0.1, 0.1];

describe("the gradient's way back", () => {
  it("shrinks to 10⁻⁴ through four derivatives of 0.1 (course, E8)", () => {
    expect(gradients(TENTHS, [])[0]).toBeCloseTo(1e-4, 12);
  });

  it("is 0.0101 ≈ 10⁻² with a skip around two of them (course, E8)", () => {
    for (const skip of blocks(4, 2)) expect(gradients(TENTHS, [skip])[0]).toBeCloseTo(0.0101, 12);
  });

  it("hardly shrinks with a skip around every two", () => {
    expect(gradients(TENTHS, blocks(4, 2))[0]).toBeCloseTo(1.01 ** 2, 12);
    expect(gradients(new Array(60).fill(0.1), blocks(60, 2))[0]).toBeCloseTo(1.01 ** 30, 9);
  });

  it("arrives at layers inside a block without its skip", () => {
    const at = gradients(TENTHS, [{ first: 2, last: 3 }]);
    [0.0101, 0.101, 1.01, 0.1, 1].forEach((expected, place) => {
      expect(at[place]).toBeCloseTo(expected, 12);
    });
  });

  it("is the sum of the products along all ways", () => {
    const factors = [0.3, -1.2, 0.8, 2, 0.5, 0.9, 1.1];
    const skips: Skip[] = [
      { first: 1, last: 3 },
      { first: 4, last: 4 },
      { first: 5, last: 6 },
    ];
    const all = ways(factors, skips);
    expect(all).toHaveLength(8);
    expect(all[0]?.layers).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(all.reduce((sum, { product }) => sum + product, 0)).toBeCloseTo(gradients(factors, skips)[0] ?? 0, 12);
  });

  it("is what moving the input shows", () => {
    const factors = [0.3, -1.2, 0.8, 2];
    const skips: Skip[] = [{ first: 1, last: 2 }];
    const forward = (x: number) => {
      const afterFirst = 0.3 * x;
      return 2 * (afterFirst + 0.8 * (-1.2 * afterFirst));
    };
    expect(gradients(factors, skips)[0]).toBeCloseTo(forward(1) - forward(0), 12);
  });

  it("has whole blocks only", () => {
    expect(blocks(5, 2)).toEqual([
      { first: 1, last: 2 },
      { first: 3, last: 4 },
    ]);
    expect(blocks(1, 2)).toEqual([]);
  });
});
