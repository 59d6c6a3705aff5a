import { describe, expect, it } from "vitest";
import { isBlank, isDark, type Raster, toPixels } from "./input";
import { resampleArea } from "./resample";

function raster(size: number, paint: (x: number, y: number) => readonly [number, number, number, number]): Raster {
  const data = new Uint8ClampedArray(size * size * 4);
  for (let y = 0; y < size; y += 1) for (let x = 0; x < size; x += 1) data.set(paint(x, y), (y * size + x) * 4);
  return { width: size, height: size, data };
}

describe("area resampling", () => {
  it("averages what a pixel covers, with fractions", () => {
    const plane = { width: 3, height: 1, values: new Float32Array([0, 90, 30]) };
    const box = { left: 0, top: 0, width: 3, height: 1 };
    const halves = [...resampleArea(plane, box, 2, 1).values];
    expect(halves[0]).toBeCloseTo(30);
    expect(halves[1]).toBeCloseTo(50);
  });

  it("keeps the mean for any size", () => {
    const values = Float32Array.from({ length: 7 * 5 }, (_, index) => (index * 37) % 256);
    const mean = (plane: { values: ArrayLike<number> }): number =>
      Array.from(plane.values).reduce((sum, value) => sum + value, 0) / plane.values.length;
    const box = { left: 0, top: 0, width: 7, height: 5 };
    for (const [width, height] of [
      [3, 2],
      [7, 5],
      [14, 10],
      [5, 11],
    ] as const) {
      const resampled = resampleArea({ width: 7, height: 5, values }, box, width, height);
      expect(mean(resampled)).toBeCloseTo(mean({ values }), 3);
    }
  });
});

describe("what the network receives", () => {
  const stroke = raster(64, (x, y) => (x > 20 && x < 30 && y > 10 && y < 50 ? [255, 128, 0, 255] : [0, 0, 0, 0]));

  it("is whole numbers from 0 to 255 of the network's size", () => {
    const pixels = toPixels(stroke, { channels: 1, height: 28, width: 28 });
    expect([pixels.length, pixels[0]?.length, pixels[0]?.[0]?.length]).toEqual([1, 28, 28]);
    const values = pixels.flat(2);
    expect(values.every((value) => Number.isInteger(value) && value >= 0 && value <= 255)).toBe(true);
    expect(Math.max(...values)).toBe(255);
  });

  it("is the whole sheet of white paper in colour for a colour network", () => {
    const sheet = raster(64, (x) => (x < 32 ? [200, 100, 50, 255] : [0, 0, 0, 0]));
    const pixels = toPixels(sheet, { channels: 3, height: 2, width: 2 });
    expect(pixels).toEqual([
      [
        [200, 255],
        [200, 255],
      ],
      [
        [100, 255],
        [100, 255],
      ],
      [
        [50, 255],
        [50, 255],
      ],
    ]);
  });

  it("knows blank paper", () => {
    expect(isBlank(raster(8, () => [0, 0, 0, 0]))).toBe(true);
    expect(isBlank(stroke)).toBe(false);
    const shape = { channels: 1, height: 28, width: 28 };
    expect(
      isDark(
        toPixels(
          raster(64, () => [0, 0, 0, 0]),
          shape,
        ),
      ),
    ).toBe(true);
    expect(isDark(toPixels(stroke, shape))).toBe(false);
  });
});
