import { describe, expect, it } from "vitest";
import { columnsFor } from "./tiling";

const WALL = { width: 950, height: 700, gap: 12 };
const TILE = { ratio: 0.5, text: 44, narrowest: 90, widest: 260 };

function heightOf(count: number, columns: number): number {
  const side = (WALL.width + WALL.gap) / columns - WALL.gap;
  return Math.ceil(count / columns) * (side * TILE.ratio + TILE.text + WALL.gap) - WALL.gap;
}

describe("tiles on a wall", () => {
  it.each([1, 5, 12, 24, 30, 40])("%i fit, and would not with a column less", (count) => {
    const columns = columnsFor(count, WALL, TILE);
    expect(heightOf(count, columns)).toBeLessThanOrEqual(WALL.height);
    const side = (WALL.width + WALL.gap) / (columns - 1) - WALL.gap;
    expect(side > TILE.widest || heightOf(count, columns - 1) > WALL.height).toBe(true);
  });

  it("stay legible where so many do not fit", () => {
    const columns = columnsFor(400, WALL, TILE);
    expect((WALL.width + WALL.gap) / columns - WALL.gap).toBeGreaterThanOrEqual(TILE.narrowest);
  });

  it("have one column on a phone", () => expect(columnsFor(3, { ...WALL, width: 60 }, TILE)).toBe(1));
});
