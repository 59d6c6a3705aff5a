import { describe, expect, it } from "vitest";
import {
  atLeast,
  type Box,
  boxOnImage,
  type ChannelWants,
  classShares,
  heightOf,
  imageInBox,
  preferredClass,
  seesPadding,
} from "./patches";

const INPUT = [1, 28, 28] as const;
const INSIDE: Box = [4, 8, 18, 22];
const CORNER: Box = [-2, -2, 5, 5];

const wants = (part: Partial<ChannelWants>): ChannelWants => ({
  top: { index: [], label: [], value: [], y: null, x: null, box: null },
  quietest: 0,
  median: 0,
  loudest: 0,
  histogram: [],
  lowest: 0,
  mean: 0,
  positive: 0,
  counts: [],
  ...part,
});

describe("a field on its image", () => {
  it("shows the part of the image that the unit sees", () => {
    expect(imageInBox(INSIDE, INPUT)).toEqual({ left: -8 / 14, top: -4 / 14, width: 2, height: 2 });
    expect(boxOnImage(INSIDE, INPUT)).toEqual({ left: 8 / 28, top: 4 / 28, width: 0.5, height: 0.5 });
    expect(seesPadding(INSIDE, INPUT)).toBe(false);
  });

  it("leaves room for padding, and draws no box beyond the edge", () => {
    expect(imageInBox(CORNER, INPUT)).toEqual({ left: 2 / 7, top: 2 / 7, width: 4, height: 4 });
    expect(boxOnImage(CORNER, INPUT)).toEqual({ left: 0, top: 0, width: 5 / 28, height: 5 / 28 });
    expect(seesPadding(CORNER, INPUT)).toBe(true);
  });
});

describe("the classes of the most exciting images", () => {
  it("are compared with those of all images", () => {
    expect(classShares(wants({ counts: [0, 3, 1] }), [50, 25, 25])).toEqual([
      { label: 1, count: 3, share: 0.75, chance: 0.25 },
      { label: 2, count: 1, share: 0.25, chance: 0.25 },
    ]);
  });

  it("are none where a channel is silent", () => expect(classShares(wants({ counts: [0, 0] }), [5, 5])).toEqual([]));
});

describe("the class that a channel prefers", () => {
  const ten = new Array<number>(10).fill(500);
  const counts = (first: number, ...others: number[]) => wants({ counts: [first, ...others] });

  it("is one that chance would hardly make so frequent", () => {
    expect(preferredClass(counts(16, 4, 4, 4, 4, 4, 4, 4, 3, 3), ten)).toMatchObject({ label: 0, share: 0.32 });
    expect(preferredClass(counts(9, 5, 5, 5, 5, 5, 4, 4, 4, 4), ten)).toBeNull();
  });

  it("is the rare one rather than the frequent one", () => {
    expect(preferredClass(counts(30, 20), [4800, 200])?.label).toBe(1);
  });

  it("is not told of a few images", () => expect(preferredClass(counts(4), ten)).toBeUndefined());

  it("is found by the hypergeometric distribution, as scipy reckons it", () => {
    expect(atLeast(16, 50, 500, 5000) / 1.53866758e-5).toBeCloseTo(1, 6);
    expect(atLeast(9, 50, 500, 5000) / 0.0569343215).toBeCloseTo(1, 6);
    expect(atLeast(3, 4, 2, 10)).toBe(0);
    expect(atLeast(0, 50, 500, 5000)).toBeCloseTo(1, 9);
  });
});

it("places values between the quietest and the loudest image", () => {
  expect(heightOf(3, wants({ quietest: 1, loudest: 5 }))).toBe(0.5);
  expect(heightOf(0, wants({}))).toBe(0);
});
