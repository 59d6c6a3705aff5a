import { describe, expect, it } from "vitest";
import { afterwards, type Moment, momentAt, nearestMoment, placeOf } from "./timeline";

const STEPS = [0, 1, 2, 5, 10, 20, 50, 100];

describe("places on the line of a run's snapshots", () => {
  it("are those of the steps, and behind them now", () => {
    const moments: Moment[] = [...STEPS, "live"];
    expect(moments.map((moment) => placeOf(STEPS, moment))).toEqual(moments.map((_, place) => place));
    expect(moments.map((_, place) => momentAt(STEPS, place))).toEqual(moments);
  });

  it("end where the line ends", () => {
    expect(momentAt(STEPS, -1)).toBe(0);
    expect(momentAt(STEPS, 99)).toBe("live");
    expect(placeOf([], "live")).toBe(0);
  });

  it("give a step that was not kept the place of the one before", () => {
    expect(placeOf(STEPS, 7)).toBe(3);
    expect(placeOf(STEPS, 1000)).toBe(7);
  });
});

it.each([
  [0, 0],
  [3, 2],
  [7, 5],
  [74, 50],
  [76, 100],
  [160, 100],
  [190, "live"],
] as const)("a click at step %d means %s", (step, moment) => {
  expect(nearestMoment(STEPS, 250, step)).toBe(moment);
});

it("a run is played back from its beginning, or from where one looks, up to now", () => {
  const seen: Moment[] = [];
  for (let moment = afterwards(STEPS, "live"); moment !== null; moment = afterwards(STEPS, moment)) {
    seen.push(moment);
    if (moment === "live") break;
  }
  expect(seen).toEqual([...STEPS, "live"]);
  expect(afterwards(STEPS, 20)).toBe(50);
  expect(afterwards([], "live")).toBeNull();
});
