/** Where the picture comes from: a photo of the server's, shapes drawn here, or a frame of the camera. */

import { sampleImage } from "../../panels/probe/samples";
import { requestFile } from "../../wire/api";
import { colourPlanes, type Plane } from "./filtering";

/** Side of every picture, in pixels: that of the photos. */
export const SIDE = 224;

export async function photoPlanes(index: number, signal: AbortSignal): Promise<Plane[]> {
  const file = await requestFile("GET", sampleImage({ dataset: "photos", split: "test", index }), { signal });
  const picture = await createImageBitmap(file, { colorSpaceConversion: "none", premultiplyAlpha: "none" });
  return squareOf(picture, picture.width, picture.height);
}

/** The square in the middle of whatever a canvas can draw. */
export function squareOf(source: CanvasImageSource, width: number, height: number, mirrored = false): Plane[] {
  const context = board();
  const side = Math.min(width, height);
  if (mirrored) context.setTransform(-1, 0, 0, 1, SIDE, 0);
  context.drawImage(source, (width - side) / 2, (height - side) / 2, side, side, 0, 0, SIDE, SIDE);
  return colourPlanes(context.getImageData(0, 0, SIDE, SIDE));
}

/** Edges of every direction, flat areas, a fine pattern and a soft gradient: what tells kernels apart. */
export function shapePlanes(): Plane[] {
  const context = board();
  context.fillStyle = "#808080";
  context.fillRect(0, 0, SIDE, SIDE);
  const soft = context.createLinearGradient(0, 0, SIDE, 0);
  soft.addColorStop(0, "#000000");
  soft.addColorStop(1, "#ffffff");
  context.fillStyle = soft;
  context.fillRect(0, SIDE - 40, SIDE, 40);
  context.fillStyle = "#e8b23a";
  context.fillRect(20, 20, 76, 76);
  context.fillStyle = "#20458f";
  context.beginPath();
  context.arc(162, 60, 42, 0, 2 * Math.PI);
  context.fill();
  context.strokeStyle = "#f4f4f4";
  context.lineWidth = 3;
  for (let line = 0; line < 5; line++) {
    context.beginPath();
    context.moveTo(16 + 22 * line, 172);
    context.lineTo(36 + 22 * line, 116);
    context.stroke();
  }
  context.fillStyle = "#101010";
  for (let row = 0; row < 7; row++) {
    for (let column = 0; column < 10; column++) {
      if ((row + column) % 2 === 0) context.fillRect(132 + 8 * column, 118 + 8 * row, 8, 8);
    }
  }
  return colourPlanes(context.getImageData(0, 0, SIDE, SIDE));
}

function board(): OffscreenCanvasRenderingContext2D {
  const context = new OffscreenCanvas(SIDE, SIDE).getContext("2d", { willReadFrequently: true });
  if (context === null) throw new Error("expected a canvas to draw on");
  return context;
}
