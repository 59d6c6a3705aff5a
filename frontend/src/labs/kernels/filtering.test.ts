import { describe, expect, it } from "vitest";
import { convolve } from "../convolution/arithmetic";
import { BANK } from "./bank";
import { filtered, greyPlane, type Plane, patchAt, pixelsOf } from "./filtering";

function preset(name: (typeof BANK)[number]["name"]) {
  const found = BANK.find((one) => one.name === name);
  if (found === undefined) throw new Error(name);
  return found;
}

function plane(width: number, height: number, value: (row: number, column: number) => number): Plane {
  const values = Float32Array.from({ length: width * height }, (_, i) => value(Math.floor(i / width), i % width));
  return { width, height, values };
}

const flat = plane(6, 5, () => 77);
const some = plane(9, 8, (row, column) => (37 * row + 91 * column + 13 * row * column) % 256);

describe("classical kernels (A8)", () => {
  it("edges give zero on a flat area, and the kernel is the course's", () => {
    const { kernel, divisor } = preset("edges");
    expect(kernel).toEqual([
      [-1, -1, -1],
      [-1, 8, -1],
      [-1, -1, -1],
    ]);
    expect([...filtered(flat, kernel, divisor).values].every((value) => value === 0)).toBe(true);
  });

  it.each(["sharpen", "blur", "gauss", "identity", "emboss"] as const)("%s leaves a flat area as it is", (name) => {
    const { kernel, divisor } = preset(name);
    for (const value of filtered(flat, kernel, divisor).values) expect(value).toBeCloseTo(77, 3);
  });

  it("blur is the mean of the window", () => {
    const { kernel, divisor } = preset("blur");
    const mean =
      patchAt(some, 2, 3, kernel)
        .flat()
        .reduce((sum, value) => sum + value, 0) / 9;
    const { values, width } = filtered(some, kernel, divisor);
    expect(values[2 * width + 3]).toBeCloseTo(mean, 3);
  });

  it.each(BANK)("$name is the convolution of the other lab", ({ kernel, divisor }) => {
    const rows = Array.from({ length: 8 }, (_, row) => [...some.values.slice(row * 9, row * 9 + 9)]);
    const plain = convolve([rows], [kernel], { stride: 1, padding: 0, dilation: 1 }).flat();
    const fast = filtered(some, kernel, divisor);
    expect([fast.height, fast.width]).toEqual([8 - kernel.length + 1, 9 - kernel.length + 1]);
    for (const [place, value] of fast.values.entries()) expect(value).toBeCloseTo((plain[place] ?? 0) / divisor, 2);
  });

  it("tells the direction of an edge: Sobel's x answers to a step from left to right, its y does not", () => {
    const step = plane(6, 6, (_, column) => (column < 3 ? 0 : 100));
    const across = filtered(step, preset("sobel_x").kernel, 4).values;
    expect(Math.max(...across)).toBe(100);
    expect(filtered(step, preset("sobel_y").kernel, 4).values.every((value) => value === 0)).toBe(true);
  });
});

describe("pixels", () => {
  it("are cut to 0…255, or show the size, or the sign around the background", () => {
    const values = plane(3, 1, (_, column) => [-300, 0, 300][column] ?? 0);
    const reds = (show: "clip" | "size" | "sign") => [...pixelsOf([values], show, "light")].map((word) => word & 255);
    expect(reds("clip")).toEqual([0, 0, 255]);
    expect(reds("size")).toEqual([255, 0, 255]);
    expect(reds("sign")).toEqual([18, 255, 214]);
  });

  it("are grey as ITU-R BT.601 says", () => {
    const [red, green, blue] = [255, 128, 0].map((value) => plane(1, 1, () => value));
    expect(greyPlane([red, green, blue] as Plane[]).values[0]).toBeCloseTo(0.299 * 255 + 0.587 * 128, 3);
  });
});
