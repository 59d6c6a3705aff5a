/** A kernel over whole pictures, fast enough for a camera: planes of numbers in, pixels of a canvas out. */

import { colourTable, packRgb, scaleFor, type Theme } from "../../core/colours";
import type { Matrix } from "../fields";
import type { Show } from "./bank";

/** Brightness or one colour, 0 to 255, row by row. */
export interface Plane {
  readonly width: number;
  readonly height: number;
  readonly values: Float32Array;
}

/** y(i, j) = Σ w(a, b) · x(i + a, j + b) / divisor, where the whole window is inside: (H − k + 1) × (W − k + 1). */
export function filtered({ width, height, values }: Plane, kernel: Matrix, divisor: number): Plane {
  const rows = Math.max(0, height - kernel.length + 1);
  const columns = Math.max(0, width - (kernel[0]?.length ?? 0) + 1);
  const output = new Float32Array(rows * columns);
  for (const [a, weights] of kernel.entries()) {
    for (const [b, weight] of weights.entries()) {
      const factor = weight / divisor;
      if (factor === 0) continue;
      for (let row = 0; row < rows; row++) {
        const from = (row + a) * width + b;
        const to = row * columns;
        for (let column = 0; column < columns; column++) {
          output[to + column] = (output[to + column] as number) + factor * (values[from + column] as number);
        }
      }
    }
  }
  return { width: columns, height: rows, values: output };
}

/** Red, green and blue of pixels as a canvas gives them. */
export function colourPlanes({ width, height, data }: Pick<ImageData, "width" | "height" | "data">): Plane[] {
  return [0, 1, 2].map((channel) => {
    const values = new Float32Array(width * height);
    for (let place = 0; place < values.length; place++) values[place] = data[4 * place + channel] as number;
    return { width, height, values };
  });
}

/** Luma of ITU-R BT.601, as PIL and OpenCV make grey: 0.299 R + 0.587 G + 0.114 B. */
export function greyPlane(colours: readonly Plane[]): Plane {
  const [red, green, blue] = colours as [Plane, Plane, Plane];
  const values = red.values.map(
    (value, place) => 0.299 * value + 0.587 * (green.values[place] as number) + 0.114 * (blue.values[place] as number),
  );
  return { width: red.width, height: red.height, values };
}

/** One plane as grey or by sign, three as colours (never by sign); a packed colour a pixel. */
export function pixelsOf(planes: readonly Plane[], show: Show, theme: Theme): Uint32Array<ArrayBuffer> {
  const [first, green, blue] = planes;
  const pixels = new Uint32Array(first?.values.length ?? 0);
  if (first === undefined) return pixels;
  if (show === "sign") {
    const scale = scaleFor({ lo: -255, hi: 255 });
    const table = colourTable("signed", theme);
    for (let place = 0; place < pixels.length; place++) {
      pixels[place] = table[clip((first.values[place] as number) * scale.slope + scale.start)] as number;
    }
    return pixels;
  }
  const byte = (value: number) => clip(show === "size" ? Math.abs(value) : value);
  for (let place = 0; place < pixels.length; place++) {
    const red = byte(first.values[place] as number);
    pixels[place] =
      green === undefined || blue === undefined
        ? packRgb(red, red, red)
        : packRgb(red, byte(green.values[place] as number), byte(blue.values[place] as number));
  }
  return pixels;
}

function clip(value: number): number {
  return Math.min(255, Math.max(0, Math.round(value)));
}

/** The part of a plane that a window sees, from its upper left corner. */
export function patchAt(plane: Plane, row: number, column: number, kernel: Matrix): number[][] {
  return kernel.map((weights, a) => weights.map((_, b) => plane.values[(row + a) * plane.width + column + b] ?? 0));
}
