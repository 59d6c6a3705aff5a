/** A picture file becomes the network's input: checked, decoded in the browser, cropped and shrunk to the input's size. */
import type { InputShape, Pixels } from "./input";
import { type Box, type Plane, resampleArea } from "./resample";

export const UPLOAD_TYPES = ["image/png", "image/jpeg", "image/webp"];

/** Bytes of a file; the browser decodes it, the server only ever sees the few pixels the network takes. */
export const UPLOAD_LIMIT = 10_000_000;

/** A photograph is shrunk to this side before its pixels are read: a 100-megapixel one must not fill the memory. */
const WORKING_SIDE = 512;

export type UploadFault = "wrong_type" | "too_large" | "unreadable";

export function faultOf(file: { readonly type: string; readonly size: number }): UploadFault | null {
  if (!UPLOAD_TYPES.includes(file.type)) return "wrong_type";
  return file.size > UPLOAD_LIMIT ? "too_large" : null;
}

/** Red, green and blue, on white where the picture is transparent. */
export type Picture = readonly [Plane, Plane, Plane];

/** Throws when the browser cannot decode the file. */
export async function decodePicture(file: Blob | HTMLVideoElement): Promise<Picture> {
  const bitmap = await createImageBitmap(file);
  const scale = Math.min(1, WORKING_SIDE / Math.max(bitmap.width, bitmap.height));
  const width = Math.max(1, Math.round(bitmap.width * scale));
  const height = Math.max(1, Math.round(bitmap.height * scale));
  const context = new OffscreenCanvas(width, height).getContext("2d");
  if (context === null) throw new Error("no 2d canvas");
  context.fillStyle = "#ffffff";
  context.fillRect(0, 0, width, height);
  context.imageSmoothingQuality = "high";
  context.drawImage(bitmap, 0, 0, width, height);
  bitmap.close();
  const { data } = context.getImageData(0, 0, width, height);
  const plane = (channel: number): Plane => ({
    width,
    height,
    values: Uint8Array.from({ length: width * height }, (_, pixel) => data[pixel * 4 + channel] ?? 0),
  });
  return [plane(0), plane(1), plane(2)];
}

/** The largest part from the middle that has the proportions of the network's input. */
export function middleOf(width: number, height: number, shape: InputShape): Box {
  const side = Math.min(width / shape.width, height / shape.height);
  const box = {
    width: Math.max(1, Math.round(shape.width * side)),
    height: Math.max(1, Math.round(shape.height * side)),
  };
  return { ...box, left: Math.floor((width - box.width) / 2), top: Math.floor((height - box.height) / 2) };
}

/** Luma of ITU-R BT.601, as Pillow's conversion to grey. */
function greyOf([red, green, blue]: Picture): Plane {
  const values = Float32Array.from(
    red.values,
    (value, pixel) => 0.299 * value + 0.587 * (green.values[pixel] ?? 0) + 0.114 * (blue.values[pixel] ?? 0),
  );
  return { width: red.width, height: red.height, values };
}

/** The median of the outermost pixels: the paper, whatever lies on it here and there. */
function borderMedian({ width, height, values }: Plane): number {
  const border: number[] = [];
  for (let y = 0; y < height; y += 1) {
    const step = y === 0 || y === height - 1 ? 1 : Math.max(1, width - 1);
    for (let x = 0; x < width; x += step) border.push(values[y * width + x] ?? 0);
  }
  return border.sort((a, b) => a - b)[border.length >> 1] ?? 0;
}

/** A photograph's paper is never quite even: what is nearly as light as the border counts as paper too. */
const PAPER_GRAIN = 12;

/** Ink on paper as light on black: the paper, however grey it was photographed, becomes 0, and black ink 255. */
export function invertInk(plane: Plane): Plane {
  const paper = Math.max(1, borderMedian(plane) - PAPER_GRAIN);
  const values = Float32Array.from(plane.values, (value) => (Math.max(0, paper - value) / paper) * 255);
  return { width: plane.width, height: plane.height, values };
}

/** The picture as the network's input; `inverted` turns dark ink on light paper into light on dark. */
export function pictureToPixels(picture: Picture, shape: InputShape, inverted: boolean): Pixels {
  const channels = shape.channels === 3 ? picture : [greyOf(picture)];
  const rows = channels.map((channel) => {
    const plane = inverted ? invertInk(channel) : channel;
    const small = resampleArea(plane, middleOf(plane.width, plane.height, shape), shape.width, shape.height);
    return Array.from({ length: shape.height }, (_, y) =>
      Array.from(small.values.subarray(y * shape.width, (y + 1) * shape.width), Math.round),
    );
  });
  return Array.from({ length: shape.channels }, (_, channel) => rows[channel % rows.length] ?? []);
}

/** Whether the picture is dark on light, by its border: scanned digits are, the data sets of digits are not. */
export function isDarkOnLight(picture: Picture): boolean {
  return borderMedian(greyOf(picture)) > 127.5;
}
