import { describe, expect, it } from "vitest";
import { pageOf, randomFrom, type Sample, sampleImage, stepFrom } from "./samples";

const sample: Sample = { dataset: "mnist", split: "test", index: 3 };

describe("walking through a data set", () => {
  it("goes around the ends", () => {
    expect(stepFrom(sample, 1, 10).index).toBe(4);
    expect(stepFrom(sample, -4, 10).index).toBe(9);
    expect(stepFrom({ ...sample, index: 9 }, 1, 10).index).toBe(0);
  });

  it("picks any sample but the one that is shown", () => {
    const picked = new Set([0, 0.2, 0.4, 0.6, 0.8, 0.999].map((random) => randomFrom(sample, 5, random).index));
    expect([...picked].sort()).toEqual([0, 1, 2, 4]);
    expect(randomFrom(sample, 1, 0.5)).toBe(sample);
  });

  it("turns pages", () => {
    expect(pageOf(25, 10, 27)).toEqual({ page: 2, pages: 3, indices: [20, 21, 22, 23, 24, 25, 26] });
    expect(pageOf(99, 10, 27).page).toBe(2);
    expect(pageOf(0, 10, 0)).toEqual({ page: 0, pages: 1, indices: [] });
  });

  it("knows the address of a picture", () => {
    expect(sampleImage(sample)).toBe("/api/datasets/mnist/test/3.png");
  });
});
