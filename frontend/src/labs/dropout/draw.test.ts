import { describe, expect, it } from "vitest";
import { type Drop, draw, KINDS, type Maps, masked, meansOf, stream } from "./draw";

const MAPS: Maps = [1, 2, 3, 4].map((channel) => Array.from({ length: 5 }, () => new Array(5).fill(channel)));
const drop = (kind: Drop["kind"], p = 0.5): Drop => ({ kind, p, block: 3, scaled: true });
const DRAWS = 4000;

/** Mean over many draws of what leaves, at every place. */
function meanOutput(one: Drop): number[] {
  const sums = new Array<number>(MAPS.flat(2).length).fill(0);
  for (let seed = 0; seed < DRAWS; seed++) {
    masked(MAPS, draw(one, MAPS, seed))
      .flat(2)
      .forEach((value, place) => {
        sums[place] = (sums[place] ?? 0) + value / DRAWS;
      });
  }
  return sums;
}

describe("a draw", () => {
  it("is the same for the same seed, and another for the next", () => {
    expect(draw(drop("dropout"), MAPS, 7)).toEqual(draw(drop("dropout"), MAPS, 7));
    expect(draw(drop("dropout"), MAPS, 7)).not.toEqual(draw(drop("dropout"), MAPS, 8));
  });

  it("makes of every value 0 or x/(1 − p)", () => {
    const after = masked(MAPS, draw(drop("dropout", 0.2), MAPS, 1)).flat(2);
    const before = MAPS.flat(2);
    after.forEach((value, place) => {
      expect([0, (before[place] ?? 0) / 0.8]).toContain(value);
    });
    expect(after).toContain(0);
  });

  it("drops whole maps (DropChannel), or all of a sample at once (DropPath)", () => {
    for (let seed = 0; seed < 20; seed++) {
      for (const map of draw(drop("dropout2d"), MAPS, seed).kept) expect(new Set(map.flat()).size).toBe(1);
      expect(new Set(draw(drop("drop_path"), MAPS, seed).kept.flat(2)).size).toBe(1);
    }
  });

  it("drops squares (DropBlock), and scales by what is left", () => {
    for (let seed = 0; seed < 20; seed++) {
      const { kept, factor } = draw(drop("drop_block2d", 0.3), MAPS, seed);
      const left = kept.flat(2).filter(Boolean).length;
      expect(factor).toBeCloseTo(100 / Math.max(1, left), 12);
      for (const map of kept) {
        const dropped = map.flat().filter((value) => !value).length;
        expect(dropped === 0 || dropped >= 9).toBe(true);
        map.forEach((row, y) => {
          row.forEach((value, x) => {
            if (!value) expect(isCovered(map, y, x)).toBe(true);
          });
        });
      }
    }
  });

  it("with p = 0 changes nothing", () => {
    for (const kind of KINDS) expect(masked(MAPS, draw(drop(kind, 0), MAPS, 3))).toEqual(MAPS);
  });
});

describe("many draws", () => {
  it.each(["dropout", "dropout2d", "drop_path"] as const)("of %s leave every value as it was, on average", (kind) => {
    const before = MAPS.flat(2);
    meanOutput(drop(kind)).forEach((mean, place) => {
      const value = before[place] ?? 0;
      // Each draw is 0 or 2x: its deviation is x, that of the mean x/√n. Five of these are exceeded by nothing.
      expect(Math.abs(mean - value)).toBeLessThan((5 * value) / Math.sqrt(DRAWS));
    });
  });

  it("of DropBlock keep the mean of all values, not each: corners are seldom covered", () => {
    const means = meanOutput({ ...drop("drop_block2d", 0.3) });
    const first = means.slice(0, 25);
    expect(first.reduce((sum, mean) => sum + mean, 0) / 25).toBeCloseTo(1, 1);
    expect(first[0]).toBeGreaterThan(first[12] ?? 0);
  });

  it("without the factor leave only (1 − p)·x", () => {
    const means = meansOf({ ...drop("dropout"), scaled: false }, MAPS, { channel: 3, row: 1, column: 2 }, 0, DRAWS);
    expect(means.at(-1)).toBeCloseTo(2, 0);
    expect(means).toHaveLength(DRAWS);
  });
});

describe("the stream of random numbers", () => {
  it("lies evenly in [0, 1)", () => {
    const random = stream(5);
    const bins = new Array<number>(10).fill(0);
    for (let draw = 0; draw < 10_000; draw++) {
      const bin = Math.floor(random() * 10);
      bins[bin] = (bins[bin] ?? 0) + 1;
    }
    // χ² with 9 degrees of freedom exceeds 33.7 once in 10 000 times.
    expect(bins.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0)).toBeLessThan(33.7);
  });
});

/** Whether a dropped place lies in a 3×3 that is dropped as a whole. */
function isCovered(map: boolean[][], y: number, x: number): boolean {
  for (let top = Math.max(0, y - 2); top <= Math.min(2, y); top++) {
    for (let left = Math.max(0, x - 2); left <= Math.min(2, x); left++) {
      const block = map.slice(top, top + 3).flatMap((row) => row.slice(left, left + 3));
      if (block.every((value) => !value)) return true;
    }
  }
  return false;
}
