/** From a painted canvas to what the network receives: C×H×W values from 0 to 255, as the contract's `pixels`. */
import { placeAsDigit } from "./digit";
import { type Plane, resampleArea } from "./resample";

/** What `CanvasRenderingContext2D.getImageData` gives: rows of red, green, blue, alpha. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray; // (height × width × 4)
}

/** channels × rows × columns, 0 to 255 */
export type Pixels = number[][][];

/** The network's input, without the batch. */
export interface InputShape {
  readonly channels: number;
  readonly height: number;
  readonly width: number;
}

/** The ink: how much of each pixel is covered, whatever its colour. */
function inkOf(raster: Raster): Plane {
  const values = new Uint8Array(raster.width * raster.height);
  for (let pixel = 0; pixel < values.length; pixel += 1) values[pixel] = raster.data[pixel * 4 + 3] ?? 0;
  return { width: raster.width, height: raster.height, values };
}

/** One colour (0 red, 1 green, 2 blue) of the drawing on white paper. */
function colourOf(raster: Raster, channel: number): Plane {
  const values = new Uint8Array(raster.width * raster.height);
  for (let pixel = 0; pixel < values.length; pixel += 1) {
    const alpha = (raster.data[pixel * 4 + 3] ?? 0) / 255;
    values[pixel] = Math.round((raster.data[pixel * 4 + channel] ?? 0) * alpha + 255 * (1 - alpha));
  }
  return { width: raster.width, height: raster.height, values };
}

function rows(plane: Plane): number[][] {
  return Array.from({ length: plane.height }, (_, y) =>
    Array.from(plane.values.subarray(y * plane.width, (y + 1) * plane.width), Math.round),
  );
}

/**
 * A grey network gets the ink (the raster's alpha) placed as a digit; a colour one gets the whole sheet of white paper, shrunk.
 * A network with another number of channels gets the ink in each of them.
 */
export function toPixels(raster: Raster, shape: InputShape): Pixels {
  if (shape.channels === 3) {
    const sheet = { left: 0, top: 0, width: raster.width, height: raster.height };
    return [0, 1, 2].map((channel) => rows(resampleArea(colourOf(raster, channel), sheet, shape.width, shape.height)));
  }
  const digit = rows(placeAsDigit(inkOf(raster), shape.width, shape.height));
  return Array.from({ length: shape.channels }, () => digit);
}

/** Whether the network is given nothing at all: every value is zero. */
export function isDark(pixels: Pixels): boolean {
  return pixels.every((channel) => channel.every((row) => row.every((value) => value === 0)));
}

/** Whether nothing has been drawn: alpha stays 0 until the pen touches the sheet. */
export function isBlank(raster: Raster): boolean {
  return raster.data.every((value, index) => index % 4 !== 3 || value === 0);
}
