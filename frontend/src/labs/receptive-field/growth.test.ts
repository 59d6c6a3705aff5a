import { describe, expect, it } from "vitest";
import {
  type ChainLayer,
  cone,
  effectiveSide,
  fieldOf,
  growth,
  layersToSee,
  repeatsToSee,
  unrolled,
  ways,
  weightsOf,
} from "./growth";

const conv = (kernel: number, stride = 1, dilation = 1): ChainLayer => ({ kind: "conv", kernel, stride, dilation });
const pool = (kernel: number, stride = kernel): ChainLayer => ({ kind: "pool", kernel, stride, dilation: 1 });
const times = (count: number, ...layers: ChainLayer[]) => Array.from({ length: count }, () => layers).flat();

/** All inputs that reach unit 0 of the last layer, found by walking back from it. */
function inputsOf(layers: readonly ChainLayer[]): Set<number> {
  let places = new Set([0]);
  for (const { kernel, stride, dilation } of [...layers].reverse()) {
    const before = new Set<number>();
    for (const place of places) for (let tap = 0; tap < kernel; tap++) before.add(place * stride + tap * dilation);
    places = before;
  }
  return places;
}

const CHAINS = [
  [],
  [conv(7)],
  times(4, conv(3)),
  [conv(5), pool(2), conv(5), pool(2)],
  [conv(11, 4), pool(3, 2), conv(5), pool(3, 2), ...times(3, conv(3))],
  [conv(3), conv(3, 1, 2), conv(3, 1, 4), conv(3, 1, 8)],
];

describe("the receptive field of a chain", () => {
  it("is (2N + 1)² for N layers of 3×3 (course, B2)", () => {
    expect(growth(times(5, conv(3))).map(({ field }) => field)).toEqual([3, 5, 7, 9, 11]);
  });

  it("needs 150 layers of 3×3 for 300×300 (course, B2)", () => {
    expect(layersToSee(300, 3)).toBe(150);
    expect(repeatsToSee(300, [conv(3)])).toBe(150);
    expect(fieldOf(times(149, conv(3)))).toBeLessThan(300);
    expect(fieldOf(times(150, conv(3)))).toBeGreaterThanOrEqual(300);
  });

  it("of three 3×3 is that of one 7×7, with 27 instead of 49 weights (course, B3)", () => {
    const [three, one] = [times(3, conv(3)), [conv(7)]];
    expect([fieldOf(three), fieldOf(one)]).toEqual([7, 7]);
    expect([weightsOf(three), weightsOf(one)]).toEqual([27, 49]);
  });

  it("grows faster by stride, pooling and dilation", () => {
    expect(growth([conv(3), pool(2), conv(3), pool(2)])).toEqual([
      { field: 3, jump: 1 },
      { field: 4, jump: 2 },
      { field: 8, jump: 2 },
      { field: 10, jump: 4 },
    ]);
    expect(fieldOf(CHAINS[5] as ChainLayer[])).toBe(31);
    expect(repeatsToSee(300, [conv(3), conv(3), pool(2)])).toBe(18);
  });

  it("is the span of all inputs that reach the unit", () => {
    for (const chain of CHAINS) expect(fieldOf(chain)).toBe(Math.max(...inputsOf(chain)) + 1);
  });

  it("of AlexNet's encoder is 195 (Araujo et al. 2019, table 1)", () => {
    expect(fieldOf([...(CHAINS[4] as ChainLayer[]), pool(3, 2)])).toBe(195);
  });

  it("is drawn as the cone of all units on the way, each above the middle of what it sees", () => {
    for (const chain of CHAINS) {
      const levels = cone(chain);
      expect(new Set(levels[0]?.map(({ centre }) => centre))).toEqual(inputsOf(chain));
      expect(levels.at(-1)).toEqual([{ place: 0, centre: (fieldOf(chain) - 1) / 2 }]);
    }
  });

  it("is followed no further than it makes sense", () => {
    expect(unrolled([conv(3)], 5, 1000)).toHaveLength(5);
    expect(fieldOf(unrolled([conv(3, 2)], 150, 1000))).toBe(1023);
    expect(unrolled([conv(1)], 150, 10)).toHaveLength(150);
  });

  it("never grows where nothing is larger than 1×1", () => {
    expect(repeatsToSee(300, [conv(1)])).toBe(Number.POSITIVE_INFINITY);
    expect(layersToSee(300, 1)).toBe(Number.POSITIVE_INFINITY);
    expect(repeatsToSee(1, [conv(1)])).toBe(0);
  });
});

describe("the weight of each input", () => {
  it("lies on exactly the inputs that reach the unit, and sums to 1", () => {
    for (const chain of CHAINS) {
      const shares = ways(chain);
      expect(new Set(shares.flatMap((share, place) => (share > 0 ? [place] : [])))).toEqual(inputsOf(chain));
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
      expect(shares).toHaveLength(fieldOf(chain));
    }
  });

  it("counts the ways: 1 2 3 2 1 of 9 for two 3×3", () => {
    expect(ways(times(2, conv(3))).map((share) => Math.round(share * 9))).toEqual([1, 2, 3, 2, 1]);
  });

  it("is gathered in the middle, the more the deeper: about the root of the depth", () => {
    const share = (depth: number) => effectiveSide(ways(times(depth, conv(3))), 0.95) / (2 * depth + 1);
    expect(effectiveSide(ways([conv(7)]), 0.95)).toBe(7);
    expect(share(40)).toBeLessThan(share(10));
    // The variance of one 3×3 is 2/3, so 95 % of a bell lie within ±1.96·√(2N/3).
    expect(effectiveSide(ways(times(100, conv(3))), 0.95)).toBeCloseTo(2 * 1.96 * Math.sqrt(200 / 3), -0.5);
  });
});
