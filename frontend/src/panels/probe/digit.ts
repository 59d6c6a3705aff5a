/**
 * A drawing prepared the way MNIST's digits were, so that the network meets at the pen what it met in training:
 * "size normalized to fit in a 20×20 pixel box while preserving their aspect ratio", grey levels by antialiasing,
 * then "centered in a 28×28 image by computing the center of mass of the pixels" (LeCun, Bottou, Bengio, Haffner 1998,
 * "Gradient-based learning applied to document recognition", section III.A, and the data set's page).
 */
import { boundingBox, centreOfMass, type Plane, resampleArea } from "./resample";

/** The box's share of the field: 20 of 28 pixels. */
const BOX_SHARE = 20 / 28;

/** Antialiasing leaves a faint fringe around a stroke; it does not count as ink when the box is found. */
const FRINGE = 24;

/** `drawing` as a digit on a field of `width` × `height`; blank paper stays blank. Other sizes keep the 20/28 share. */
export function placeAsDigit(drawing: Plane, width: number, height: number): Plane {
  const values = new Float32Array(width * height);
  const box = boundingBox(drawing, FRINGE);
  if (box === null) return { width, height, values };

  const longer = Math.max(1, Math.round(BOX_SHARE * Math.min(width, height)));
  const scale = longer / Math.max(box.width, box.height);
  const digit = resampleArea(
    drawing,
    box,
    Math.max(1, Math.round(box.width * scale)),
    Math.max(1, Math.round(box.height * scale)),
  );

  const mass = centreOfMass(digit);
  const left = within(Math.round(width / 2 - mass.x), width - digit.width);
  const top = within(Math.round(height / 2 - mass.y), height - digit.height);
  for (let y = 0; y < digit.height; y += 1) {
    const row = digit.values.subarray(y * digit.width, (y + 1) * digit.width);
    values.set(row, (top + y) * width + left);
  }
  return { width, height, values };
}

/** A lopsided drawing may have its centre of mass near an edge; the digit itself always stays on the field. */
function within(offset: number, room: number): number {
  return Math.min(Math.max(offset, 0), room);
}
