import { describe, expect, it } from "vitest";
import { placeOfUnit, unitAtPoint } from "./mapPoint";

const MAPS = { kind: "maps" as const, shown: 6, columns: 3, tile: { width: 40, height: 20 }, gap: 2 };
const at = (x: number, y: number) =>
  unitAtPoint(MAPS, "conv", [8, 10, 10], { channels: [0, 1, 2, 5, 6, 7], cells: 6 }, x, y);

describe("the unit under a point", () => {
  it("is found on its tile, in the units of the layer and not of the picture", () => {
    expect(at(0, 0)).toEqual({ node: "conv", channel: 0, y: 0, x: 0 });
    expect(at(39.9, 19.9)).toEqual({ node: "conv", channel: 0, y: 9, x: 9 });
    expect(at(42 + 4, 22 + 2)).toEqual({ node: "conv", channel: 6, y: 1, x: 1 });
  });

  it("is none in a gap, and beside the tiles", () => {
    expect(at(41, 5)).toBeNull();
    expect(at(5, 21)).toBeNull();
    expect(at(-1, 5)).toBeNull();
    expect(at(126.5, 5)).toBeNull();
    expect(at(5, 45)).toBeNull();
  });

  it("is a feature of a vector; a cell of a long one stands for several", () => {
    const cells = { kind: "vector" as const, shown: 900, columns: 30, tile: { width: 4, height: 4 }, gap: 0 };
    const feature = (features: number, sent: number) =>
      unitAtPoint(cells, "fc", [features], { channels: [0], cells: sent }, 4 * 3 + 1, 4 + 1)?.channel;
    expect(feature(900, 900)).toBe(33);
    expect(feature(4096, 1024)).toBe(132);
  });
});

describe("a unit's place", () => {
  it("is its row and column, or its feature; a whole channel has none", () => {
    expect(placeOfUnit({ node: "conv", channel: 2, y: 3, x: 4 }, [8, 10, 10])).toEqual([3, 4]);
    expect(placeOfUnit({ node: "fc", channel: 2, y: null, x: null }, [10])).toEqual([2]);
    expect(placeOfUnit({ node: "conv", channel: 2, y: null, x: null }, [8, 10, 10])).toBeNull();
  });
});
