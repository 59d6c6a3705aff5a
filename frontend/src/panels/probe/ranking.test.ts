import { describe, expect, it } from "vitest";
import { rankClasses } from "./ranking";

describe("the classes that are shown", () => {
  it("are all of ten, in their own order", () => {
    const ranking = rankClasses(Float32Array.from([0.1, 0.05, 0.6, 0.25]));
    expect(ranking).toEqual({ top: 2, shown: [0, 1, 2, 3] });
  });

  it("are the likeliest of many, best first", () => {
    const ranking = rankClasses(Float32Array.from({ length: 100 }, (_, index) => (index === 42 ? 0.5 : index / 10000)));
    expect(ranking.top).toBe(42);
    expect(ranking.shown).toEqual([42, 99, 98, 97, 96, 95]);
  });
});
