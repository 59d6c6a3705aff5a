import { describe, expect, it } from "vitest";
import { batchOf, CHANNELS, indexOf, lab, placeOf, SAMPLES, SIDE } from "./lab";

describe("the lab's batch", () => {
  it("has samples of channels of numbers", () => {
    const batch = batchOf(lab.fields.maps.initial);
    expect([batch.length, batch[0]?.length, batch[0]?.[0]?.length]).toEqual([SAMPLES, CHANNELS, SIDE * SIDE]);
    expect(batch[1]?.[0]).toEqual([4, 5, 7, 4]);
  });

  it("finds every number by its place", () => {
    for (let at = 0; at < SAMPLES * CHANNELS * SIDE * SIDE; at++) expect(indexOf(placeOf(at))).toBe(at);
    const { sample, channel, row, column } = placeOf(18);
    expect(lab.fields.maps.initial[sample * CHANNELS + channel]?.[row]?.[column]).toBe(7);
  });

  it("is read from a link only if it is whole", () => {
    const { maps } = lab.fields;
    expect(maps.read(maps.write(maps.initial))).toEqual(maps.initial);
    expect(maps.read("1,2;3,4")).toBeUndefined();
  });
});
