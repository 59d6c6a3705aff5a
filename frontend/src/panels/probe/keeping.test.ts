import { describe, expect, it } from "vitest";
import { pack, unpack } from "./keeping";
import type { Stroke } from "./strokes";

const stroke = (length: number): Stroke => ({
  tool: "pen",
  colour: "#000000",
  points: Array.from({ length }, (_, index) => ({ x: index % 280, y: 12.3, width: 22 })),
});

describe("what outlives a reload", () => {
  it("comes back as it was", () => {
    const kept = { strokes: [stroke(3)], input: { dataset: "mnist", split: "test" as const, index: 7 } };
    expect(unpack(pack(kept))).toEqual(kept);
  });

  it("is nothing where nothing was drawn or chosen", () => {
    expect(pack({ strokes: [], input: null })).toBeNull();
    expect(unpack(null)).toBeNull();
  });

  it("is bounded: a large picture is left out first, then the drawing", () => {
    const large = { pixels: [Array.from({ length: 300 }, () => new Array<number>(300).fill(200))] };
    const text = pack({ strokes: [stroke(3)], input: large });
    expect(unpack(text)).toEqual({ strokes: [stroke(3)], input: null });
    expect(pack({ strokes: [stroke(50_000)], input: null })).toBeNull();
  });

  it("is not trusted when it is read", () => {
    expect(unpack("{")).toBeNull();
    expect(unpack('{"strokes": 5}')).toBeNull();
  });
});
