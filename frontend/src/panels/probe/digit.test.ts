import { describe, expect, it } from "vitest";
import { placeAsDigit } from "./digit";
import { boundingBox, centreOfMass, type Plane } from "./resample";

/** A sheet of `size` with ink where `inside` says so. */
function sheet(size: number, inside: (x: number, y: number) => boolean): Plane {
  const values = new Uint8Array(size * size);
  for (let y = 0; y < size; y += 1) for (let x = 0; x < size; x += 1) if (inside(x, y)) values[y * size + x] = 255;
  return { width: size, height: size, values };
}

describe("a drawing placed as a digit", () => {
  it("leaves blank paper blank", () => {
    expect(
      placeAsDigit(
        sheet(280, () => false),
        28,
        28,
      ).values.every((value) => value === 0),
    ).toBe(true);
  });

  it("makes the longer side 20 pixels and keeps the proportions, wherever and however large it was drawn", () => {
    for (const [left, top, scale] of [
      [3, 5, 1],
      [150, 20, 2],
      [20, 40, 4],
    ] as const) {
      const bar = sheet(280, (x, y) => x >= left && x < left + 10 * scale && y >= top && y < top + 50 * scale);
      const box = boundingBox(placeAsDigit(bar, 28, 28));
      expect(box).toMatchObject({ width: 4, height: 20 });
    }
  });

  it("puts the centre of mass in the middle", () => {
    const triangle = sheet(280, (x, y) => x >= 40 && x < 240 && y >= 30 && y - 30 < x - 40);
    const mass = centreOfMass(placeAsDigit(triangle, 28, 28));
    expect(Math.abs(mass.x - 14)).toBeLessThanOrEqual(0.5);
    expect(Math.abs(mass.y - 14)).toBeLessThanOrEqual(0.5);
  });

  it("keeps the ink: full strokes stay full, edges become grey", () => {
    const disc = sheet(280, (x, y) => (x - 140) ** 2 + (y - 140) ** 2 < 90 ** 2);
    const { values } = placeAsDigit(disc, 28, 28);
    expect(Math.max(...values)).toBe(255);
    expect(values.some((value) => value > 20 && value < 235)).toBe(true);
    const area = Array.from(values).reduce((sum, value) => sum + value / 255, 0);
    expect(area).toBeCloseTo(Math.PI * 10 ** 2, -1);
  });

  it("stays on the field however lopsided the drawing is", () => {
    const lopsided = sheet(280, (x, y) => (x < 20 && y < 200) || (y < 2 && x < 200));
    const box = boundingBox(placeAsDigit(lopsided, 28, 28));
    expect(box).toMatchObject({ width: 20, height: 20 });
  });

  it("keeps the share of 20/28 on other fields", () => {
    const square = sheet(100, (x, y) => x > 30 && x < 60 && y > 30 && y < 60);
    expect(boundingBox(placeAsDigit(square, 56, 42))).toMatchObject({ width: 30, height: 30 });
    expect(boundingBox(placeAsDigit(square, 1, 1))).toMatchObject({ width: 1, height: 1 });
  });
});
