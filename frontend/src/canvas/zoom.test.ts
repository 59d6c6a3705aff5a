import { describe, expect, it } from "vitest";
import { densityFor, distanceAt } from "./zoom";

describe("levels of detail", () => {
  it("lets go of names last: what can be read near is gone from afar", () => {
    expect([1, 0.45, 0.44, 0.2, 0.19].map(distanceAt)).toEqual(["near", "near", "far", "far", "remote"]);
  });

  it("asks for no fewer pixels than are shown, and seldom for another number", () => {
    for (const wanted of [0.1, 0.25, 0.3, 0.9, 1.4, 2.6, 4]) expect(densityFor(wanted)).toBeGreaterThanOrEqual(wanted);
    expect(densityFor(0.12)).toBe(0.25);
    expect(densityFor(9)).toBe(4);
  });
});
