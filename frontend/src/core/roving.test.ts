import { describe, expect, it } from "vitest";
import { nextSpot, type Spot } from "./roving";

/** Two lines and a long last one: ab / cde / f. */
const SPOTS: Spot[] = [
  { left: 0, top: 0, width: 50, height: 20 },
  { left: 60, top: 0, width: 50, height: 20 },
  { left: 0, top: 30, width: 30, height: 20 },
  { left: 40, top: 30, width: 30, height: 20 },
  { left: 80, top: 30, width: 30, height: 20 },
  { left: 0, top: 60, width: 110, height: 20 },
];

describe("arrow keys", () => {
  it("go along the lines, and end with them", () => {
    expect(nextSpot(SPOTS, 1, "ArrowRight")).toBe(2);
    expect(nextSpot(SPOTS, 2, "ArrowLeft")).toBe(1);
    expect(nextSpot(SPOTS, 0, "ArrowLeft")).toBeNull();
    expect(nextSpot(SPOTS, 5, "ArrowRight")).toBeNull();
    expect(nextSpot(SPOTS, 3, "Home")).toBe(0);
    expect(nextSpot(SPOTS, 3, "End")).toBe(5);
  });

  it("keep to the column up and down", () => {
    expect(nextSpot(SPOTS, 1, "ArrowDown")).toBe(4);
    expect(nextSpot(SPOTS, 0, "ArrowDown")).toBe(2);
    expect(nextSpot(SPOTS, 4, "ArrowDown")).toBe(5);
    expect(nextSpot(SPOTS, 5, "ArrowUp")).toBe(3);
    expect(nextSpot(SPOTS, 4, "ArrowUp")).toBe(1);
    expect(nextSpot(SPOTS, 0, "ArrowUp")).toBeNull();
    expect(nextSpot(SPOTS, 5, "ArrowDown")).toBeNull();
  });

  it("leave every other key alone", () => {
    expect(nextSpot(SPOTS, 0, "Enter")).toBeNull();
    expect(nextSpot([], 0, "Home")).toBeNull();
  });
});
