/** The values of an image as numbers, before and after the normalisation of an input layer. */

import { type Sample, sampleImage } from "../../panels/probe/samples";
import { requestFile } from "../../wire/api";
import type { Graph } from "../../wire/types";

/** Values from 0 to 255, row by row of each channel. */
export interface Pixels {
  readonly channels: number;
  readonly height: number;
  readonly width: number;
  readonly values: Uint8ClampedArray;
}

/** What an input layer does to a channel: (value / 255 − mean) / std. */
export interface Normalisation {
  readonly mean: readonly number[];
  readonly std: readonly number[];
}

/** A square of an image: its upper left corner, and how many pixels it is high and wide at most. */
export interface Region {
  readonly row: number;
  readonly column: number;
  readonly side: number;
}

/** Reads a sample's picture, which the server sends pixel for pixel. */
export async function readPixels(sample: Sample, channels: number, signal: AbortSignal): Promise<Pixels> {
  const file = await requestFile("GET", sampleImage(sample), { signal });
  const picture = await createImageBitmap(file, {
    colorSpaceConversion: "none",
    premultiplyAlpha: "none",
  });
  const { width, height } = picture;
  const context = new OffscreenCanvas(width, height).getContext("2d");
  if (context === null) throw new Error("expected a canvas to draw on");
  context.drawImage(picture, 0, 0);
  return planes(context.getImageData(0, 0, width, height).data, channels, height, width);
}

/** Channels one after the other, of red, green, blue and opacity side by side. */
export function planes(rgba: Uint8ClampedArray, channels: number, height: number, width: number): Pixels {
  const size = height * width;
  const values = new Uint8ClampedArray(channels * size);
  for (let channel = 0; channel < channels; channel++) {
    for (let place = 0; place < size; place++) values[channel * size + place] = rgba[4 * place + channel] ?? 0;
  }
  return { channels, height, width, values };
}

export function valueAt({ values, height, width }: Pixels, channel: number, row: number, column: number): number {
  return values[(channel * height + row) * width + column] ?? 0;
}

/** What a network is fed: a single mean or std stands for every channel. */
export function normalise(value: number, { mean, std }: Normalisation, channel: number): number {
  return (value / 255 - (mean[channel] ?? mean[0] ?? 0)) / (std[channel] ?? std[0] ?? 1);
}

/** Of the network's input layer; null where there is none. */
export function normalisationOf(graph: Graph | null): Normalisation | null {
  const input = Object.values(graph?.nodes ?? {}).find(({ type }) => type === "input");
  if (input === undefined) return null;
  return { mean: numbers(input.params.mean, 0.5), std: numbers(input.params.std, 1) };
}

function numbers(value: unknown, otherwise: number): readonly number[] {
  if (Array.isArray(value)) return value.map(Number);
  return [typeof value === "number" ? value : otherwise];
}

/** The region whose middle is at a pixel, moved so that it stays inside the image. */
export function regionAround(row: number, column: number, side: number, { height, width }: Pixels): Region {
  const start = (middle: number, length: number) =>
    Math.min(Math.max(0, middle - Math.floor(side / 2)), Math.max(0, length - side));
  return { row: start(row, height), column: start(column, width), side };
}

/** A histogram's outline in a box of 256 by 1, on a logarithmic scale: most pixels of a digit are black. */
export function outline(counts: readonly number[]): string {
  const most = Math.log1p(Math.max(1, ...counts));
  const steps = counts.map((count, value) => `V${(1 - Math.log1p(count) / most).toFixed(4)}H${value + 1}`);
  return `M0 1${steps.join("")}V1Z`;
}

/** How often each value occurs in a channel of an image. */
export function countValues({ values, height, width }: Pixels, channel: number): number[] {
  const counts = new Array<number>(256).fill(0);
  const size = height * width;
  for (const value of values.subarray(channel * size, (channel + 1) * size)) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}
