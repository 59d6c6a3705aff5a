import { describe, expect, it } from "vitest";
import {
  type Batch,
  inferred,
  KINDS,
  momentsOf,
  type Normalisation,
  normalisedBatch,
  runningAfter,
  sharing,
} from "./normalise";

const BATCH: Batch = [
  [
    [1, 2, 3, 4],
    [0, 0, 5, 5],
    [-1, 1, -1, 1],
    [2, 8, 2, 8],
  ],
  [
    [5, 6, 7, 8],
    [1, 1, 1, 9],
    [3, 3, 4, 4],
    [0, -2, 0, -2],
  ],
  [
    [9, 1, 9, 1],
    [2, 4, 6, 8],
    [7, 7, 7, 7],
    [1, 0, 0, 1],
  ],
];
const ONES = [1, 1, 1, 1];
const plain = (kind: Normalisation["kind"], groups = 2): Normalisation => ({
  kind,
  groups,
  eps: 1e-5,
  gamma: ONES,
  beta: [0, 0, 0, 0],
});

/** First value of every map, as torch 2.14 gives it (functional.batch_norm, layer_norm, instance_norm, group_norm). */
const TORCH = {
  batch: [
    [-1.229837, -1.172105, -1.535975, 0.158777],
    [0.111803, -0.837218, -0.170664, -0.47633],
    [1.453443, -0.502331, 1.194648, -0.158777],
  ],
  layer: [
    [-0.547722, -0.91287, -1.278018, -0.182574],
    [0.609994, -0.609994, 0, -0.914991],
    [1.395481, -0.716598, 0.79203, -1.018324],
  ],
  instance: [
    [-1.341635, -0.999999, -0.999995, -0.999999],
    [-1.341635, -0.57735, -0.99998, 0.999995],
    [1, -1.341639, 0, 0.99998],
  ],
  group: [
    [-0.774596, -1.290993, -1.043498, -0.149071],
    [0.080322, -1.204828, 0.733799, -0.524142],
    [1.234426, -0.92582, 0.994134, -0.841191],
  ],
};

describe("what shares a mean and a variance", () => {
  it("is a channel of the batch, a sample, a single map, or a group of a sample's channels", () => {
    const count = (kind: Normalisation["kind"]) => sharing(BATCH, { sample: 0, channel: 1 }, plain(kind)).length;
    expect(KINDS.map(count)).toEqual([12, 16, 4, 8]);
  });

  it("of one group is the layer's, of as many groups as channels the instance's", () => {
    const place = { sample: 2, channel: 3 };
    expect(sharing(BATCH, place, plain("group", 1))).toEqual(sharing(BATCH, place, plain("layer")));
    expect(sharing(BATCH, place, plain("group", 4))).toEqual(sharing(BATCH, place, plain("instance")));
  });
});

describe("normalised values", () => {
  it.each(KINDS)("of %s are torch's", (kind) => {
    const first = normalisedBatch(BATCH, plain(kind)).map((maps) => maps.map((values) => values[0]));
    first.flat().forEach((value, place) => {
      expect(value).toBeCloseTo(TORCH[kind].flat()[place] ?? Number.NaN, 5);
    });
  });

  it.each(KINDS)("of %s have mean 0 and variance 1 in every set", (kind) => {
    const after = normalisedBatch(BATCH, plain(kind));
    for (const sample of [0, 1]) {
      for (const channel of [0, 3]) {
        const { mean, variance } = momentsOf(sharing(after, { sample, channel }, plain(kind)));
        expect(mean).toBeCloseTo(0, 10);
        expect(variance).toBeCloseTo(1, 4);
      }
    }
  });

  it("of equal numbers are zero, and then β", () => {
    expect(normalisedBatch(BATCH, plain("instance"))[2]?.[2]).toEqual([0, 0, 0, 0]);
    expect(normalisedBatch(BATCH, { ...plain("instance"), beta: [0, 0, 0.5, 0] })[2]?.[2]).toEqual([
      0.5, 0.5, 0.5, 0.5,
    ]);
  });

  it("are stretched by γ and moved by β of their channel", () => {
    const before = normalisedBatch(BATCH, plain("batch"));
    const after = normalisedBatch(BATCH, { ...plain("batch"), gamma: [1, 3, 1, 1], beta: [0, -2, 0, 0] });
    expect(after[1]?.[1]?.[3]).toBeCloseTo(3 * (before[1]?.[1]?.[3] ?? 0) - 2, 10);
    expect(after[1]?.[0]).toEqual(before[1]?.[0]);
  });
});

describe("BatchNorm's moving averages", () => {
  const moments = momentsOf(sharing(BATCH, { sample: 0, channel: 0 }, plain("batch")));

  it("begin with 0 and 1, so that inference at first changes nothing", () => {
    const fresh = ONES.map(() => runningAfter(0, 0.1, moments));
    const out = inferred(BATCH, fresh, plain("batch"));
    expect(out[0]?.[0]?.[3]).toBeCloseTo(4, 4);
  });

  it("are torch's after three batches: momentum 0.1, Bessel's variance", () => {
    const { mean, variance } = runningAfter(3, 0.1, moments);
    expect(mean).toBeCloseTo(1.264667, 5);
    expect(variance).toBeCloseTo(3.356879, 5);
  });

  it("come as near as one likes to the batch's own", () => {
    const after = runningAfter(200, 0.1, moments);
    expect(after.mean).toBeCloseTo(moments.mean, 6);
    expect(after.variance).toBeCloseTo((moments.variance * 12) / 11, 6);
  });
});
