import { expect, it } from "vitest";
import type { Unit } from "../../core/unit";
import { cellOf, inChannel, nextUnit, sheetOf, unitAfterKey, unitOn } from "./sliding";

const MAPS = [16, 10, 12];
const FEATURES = [10];
const PIXEL: Unit = { node: "conv2", channel: 4, y: 9, x: 4 };
const FEATURE: Unit = { node: "fc3", channel: 7, y: null, x: null };

it("lays a map out as it is, and a vector about square", () => {
  expect(sheetOf(MAPS)).toEqual({ rows: 10, columns: 12 });
  expect(sheetOf(FEATURES)).toEqual({ rows: 3, columns: 4 });
  for (const unit of [PIXEL, FEATURE]) {
    const shape = unit === PIXEL ? MAPS : FEATURES;
    const { row, column } = cellOf(unit, shape);
    expect(unitOn(unit, shape, row, column)).toEqual(unit);
  }
  expect(unitOn(FEATURE, FEATURES, 2, 3)).toBeNull(); // of twelve places the last two are empty
});

it("slides by keys, and stops at the borders", () => {
  expect(unitAfterKey(PIXEL, MAPS, "ArrowUp")).toEqual({ ...PIXEL, y: 8 });
  expect(unitAfterKey(PIXEL, MAPS, "ArrowDown")).toBeNull();
  expect(unitAfterKey(PIXEL, MAPS, "PageDown")).toEqual({ ...PIXEL, channel: 5 });
  expect(unitAfterKey({ ...PIXEL, channel: 15 }, MAPS, "PageDown")).toBeNull();
  expect(unitAfterKey(FEATURE, FEATURES, "ArrowLeft")?.channel).toBe(6);
  expect(unitAfterKey(PIXEL, MAPS, "Enter")).toBeNull();
  expect(inChannel(FEATURE, FEATURES, 3)).toBeNull();
});

it("plays over every value once", () => {
  for (const [start, shape, count] of [
    [{ ...PIXEL, y: 0, x: 0 }, MAPS, 120],
    [{ ...FEATURE, channel: 0 }, FEATURES, 10],
  ] as const) {
    const seen = new Set<string>();
    let unit: Unit = start;
    for (let step = 0; step < count; step++) {
      seen.add(`${unit.channel} ${unit.y} ${unit.x}`);
      unit = nextUnit(unit, shape);
    }
    expect(seen.size).toBe(count);
    expect(unit).toEqual(start);
  }
});
