import { describe, expect, it } from "vitest";
import type { FrameItem } from "../../wire/frames";
import { sheetFor, spread } from "./sheet";

function item(tiles: number, height: number, width: number): FrameItem {
  return {
    node: "conv1",
    kind: "activations",
    isColour: false,
    channels: Array.from({ length: tiles }, (_, index) => index),
    tiles,
    total: tiles,
    height,
    width,
    lo: new Float32Array(tiles).fill(-1),
    hi: new Float32Array(tiles).fill(2),
    data: new Float32Array(tiles * height * width),
  };
}

describe("the sheet of an opened layer", () => {
  it.each([
    [6, 28, 28],
    [16, 10, 10],
    [96, 5, 5],
    [512, 7, 7],
    [64, 224, 224],
    [1, 28, 28],
  ])("%s maps of %s×%s fit the width, on any screen", (tiles, height, width) => {
    for (const density of [1, 1.5, 2, 3]) {
      for (const room of [340, 1040]) {
        const sheet = sheetFor(item(tiles, height, width), room, density);
        expect(sheet.width).toBeLessThanOrEqual(room + 0.5);
        expect(sheet.place.columns * sheet.place.rows).toBeGreaterThanOrEqual(tiles);
        expect(Number.isInteger(sheet.place.zoom)).toBe(true);
      }
    }
  });

  it("shows few maps large and many small", () => {
    expect(sheetFor(item(6, 28, 28), 1000, 1).place.tileWidth).toBeGreaterThan(200);
    expect(sheetFor(item(512, 7, 7), 1000, 1).place.tileWidth).toBeLessThan(50);
    const phone = sheetFor(item(6, 28, 28), 366, 3);
    expect(phone.place.columns).toBe(3);
  });

  it("keeps the kernels of a filter in a row where they fit", () => {
    const filters = { ...item(96, 5, 5), kind: "filters" as const, channels: Array.from({ length: 16 }, (_, o) => o) };
    expect(sheetFor(filters, 1000, 1).place.columns).toBe(6);
  });

  it("makes cells of a vector, with the layer's range", () => {
    const cells = spread(item(1, 1, 120));
    expect([cells.tiles, cells.width, cells.height]).toEqual([120, 1, 1]);
    expect(cells.hi[119]).toBe(2);
    expect(spread(item(6, 28, 28)).tiles).toBe(6);
  });

  it("draws the values of a short vector large, and always within the room", () => {
    for (const count of [10, 84, 120, 400, 4096]) {
      const cells = spread(item(1, 1, count));
      for (const room of [340, 1000]) {
        for (const density of [1, 2]) {
          const sheet = sheetFor(cells, room, density);
          expect(sheet.width).toBeLessThanOrEqual(room + 0.5);
          const cell = (sheet.place.tileWidth * sheet.width) / sheet.place.width;
          expect(cell).toBeGreaterThanOrEqual(15);
          if (count <= 120 && room === 1000) expect(cell).toBeGreaterThan(50);
        }
      }
    }
  });
});
