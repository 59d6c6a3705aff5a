/** Paints a unit's field on the input: the picture, pale, how strongly each pixel moves the unit, the box, the padding. */

import { atlas } from "../../core/atlas";
import type { Theme } from "../../core/colours";
import type { Span } from "../../core/places";
import { COLOUR_CHANNELS, paintColour, paintTiles } from "../../core/raster";
import type { Box } from "../../core/unitFields";
import type { FrameItem } from "../../wire/frames";
import type { FieldView } from "./view";

export interface FieldPicture {
  /** The input as the network gets it. */
  readonly input: FrameItem | null;
  /** |∂a/∂x| by pixel. */
  readonly heat: FrameItem | null;
  readonly reach: readonly Span[];
  readonly boxes: readonly Box[];
  /** The side of the square that holds 95 % of the gradient. */
  readonly held: number | null;
  readonly height: number;
  readonly width: number;
}

/** The colours of the page for what is drawn, as CSS has them. */
export interface FieldInk {
  readonly theme: Theme;
  readonly seen: string;
  readonly padding: string;
  readonly line: string;
}

const PALE = 0.4;

/** `scale`: canvas pixels for one pixel of the input. */
export function paintField(
  context: CanvasRenderingContext2D,
  picture: FieldPicture,
  view: FieldView,
  scale: number,
  ink: FieldInk,
): void {
  const { canvas } = context;
  canvas.width = Math.round(view.columns * scale);
  canvas.height = Math.round(view.rows * scale);
  context.imageSmoothingEnabled = false;
  context.setTransform(scale, 0, 0, scale, -view.left * scale, -view.top * scale);
  hatch(context, picture, ink, scale);
  const { height, width } = picture;
  if (picture.input) {
    context.globalAlpha = PALE;
    context.drawImage(inputCanvas(picture.input, ink.theme), 0, 0, width, height);
    context.globalAlpha = 1;
  }
  if (picture.heat) context.drawImage(heatCanvas(picture.heat, ink.seen), 0, 0, width, height);
  context.lineWidth = 1 / scale;
  context.strokeStyle = ink.line;
  context.strokeRect(0, 0, width, height);
  outlines(context, picture, ink, scale);
}

/** What the box has beyond the picture. */
function hatch(
  context: CanvasRenderingContext2D,
  { reach, height, width }: FieldPicture,
  ink: FieldInk,
  scale: number,
) {
  const [[top, bottom], [left, right]] = bounds(reach, height, width);
  context.save();
  context.beginPath();
  context.rect(left, top, right - left + 1, bottom - top + 1);
  context.rect(0, 0, width, height);
  context.clip("evenodd"); // of both only what is in one of them
  context.beginPath();
  context.rect(left, top, right - left + 1, bottom - top + 1);
  context.clip();
  context.globalAlpha = 0.16;
  context.fillStyle = ink.padding;
  context.fillRect(left, top, right - left + 1, bottom - top + 1);
  context.globalAlpha = 0.8;
  context.strokeStyle = ink.padding;
  context.lineWidth = 1 / scale;
  const step = 7 / scale;
  const far = bottom - top + 1;
  context.beginPath();
  for (let x = left - far; x < right + 1; x += step) {
    context.moveTo(x, bottom + 1);
    context.lineTo(x + far, top);
  }
  context.stroke();
  context.restore();
}

function outlines(context: CanvasRenderingContext2D, picture: FieldPicture, ink: FieldInk, scale: number): void {
  const [[top, bottom], [left, right]] = bounds(picture.reach, picture.height, picture.width);
  context.strokeStyle = ink.seen;
  context.lineWidth = 2.5 / scale;
  context.strokeRect(left, top, right - left + 1, bottom - top + 1);
  if (picture.boxes.length > 1) {
    context.lineWidth = 1.2 / scale;
    for (const [rows = [], columns = []] of picture.boxes) {
      for (const [y0, y1] of rows) for (const [x0, x1] of columns) context.strokeRect(x0, y0, x1 - x0 + 1, y1 - y0 + 1);
    }
  }
  if (picture.held === null) return;
  const half = picture.held / 2;
  const [middleY, middleX] = [(top + bottom + 1) / 2, (left + right + 1) / 2];
  context.lineWidth = 1.6 / scale;
  context.setLineDash([5 / scale, 3 / scale]);
  context.strokeRect(middleX - half, middleY - half, picture.held, picture.held);
  context.setLineDash([]);
}

function bounds(reach: readonly Span[], height: number, width: number): [Span, Span] {
  return [reach[0] ?? [0, height - 1], reach[1] ?? [0, width - 1]];
}

function inputCanvas(item: FrameItem, theme: Theme): HTMLCanvasElement {
  const { width, height } = item;
  const place = atlas({ tiles: 1, tileWidth: width, tileHeight: height, columns: 1, target: 1, gap: 0 });
  const image = new ImageData(place.width, place.height);
  const pixels = new Uint32Array(image.data.buffer);
  if (item.tiles === COLOUR_CHANNELS) paintColour(pixels, place, item);
  else paintTiles(pixels, place, item, { theme, scale: "layer", network: null, table: "grey" });
  return canvasOf(image);
}

/** One colour, the more opaque the stronger: the root lets small gradients be seen beside the largest. */
function heatCanvas(item: FrameItem, colour: string): HTMLCanvasElement {
  const [red, green, blue] = channelsOf(colour);
  const image = new ImageData(item.width, item.height);
  const [lo = 0, hi = 0] = [item.lo[0], item.hi[0]];
  for (let place = 0; place < item.width * item.height; place++) {
    const raw = item.data[place] ?? 0;
    const value = item.data instanceof Float32Array ? raw : lo + ((hi - lo) * raw) / 255;
    image.data.set([red, green, blue, hi > 0 ? Math.round(235 * Math.sqrt(value / hi)) : 0], 4 * place);
  }
  return canvasOf(image);
}

/** `#rrggbb` as three numbers. */
function channelsOf(colour: string): [number, number, number] {
  const word = Number.parseInt(colour.replace("#", ""), 16) || 0;
  return [word >> 16, (word >> 8) & 255, word & 255];
}

function canvasOf(image: ImageData): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  canvas.width = image.width;
  canvas.height = image.height;
  canvas.getContext("2d")?.putImageData(image, 0, 0);
  return canvas;
}
