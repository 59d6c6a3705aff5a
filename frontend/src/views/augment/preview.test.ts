import { describe, expect, it } from "vitest";
import { someImages } from "./preview";

describe("images chosen by chance", () => {
  it("are different ones, within the split", () => {
    let seed = 1;
    const random = () => {
      seed = (seed * 16807) % 2147483647;
      return seed / 2147483647;
    };
    const chosen = someImages(10, 6, random);
    expect(new Set(chosen).size).toBe(6);
    expect(chosen.every((index) => Number.isInteger(index) && index >= 0 && index < 10)).toBe(true);
  });

  it("are all there are, where there are few", () => {
    let next = 0;
    expect(someImages(2, 6, () => (next++ % 2) / 2).sort()).toEqual([0, 1]);
  });
});
