/** The piece of the plane that shows a field on the input: the picture, and as much of the padding as is of interest. */

import type { Span } from "../../core/places";

export interface FieldView {
  /** The upper left pixel that is shown, and how many there are. */
  readonly top: number;
  readonly left: number;
  readonly rows: number;
  readonly columns: number;
  /** The reach goes on beyond what is shown. */
  readonly isCut: boolean;
}

/** Of a field that reaches far beyond the picture, a border of this share of the picture is shown. */
const BORDER = 0.35;

export function fieldView(reach: readonly Span[], height: number, width: number): FieldView {
  const [top, bottom, cutDown] = along(reach[0] ?? [0, height - 1], height);
  const [left, right, cutAcross] = along(reach[1] ?? [0, width - 1], width);
  return { top, left, rows: bottom - top + 1, columns: right - left + 1, isCut: cutDown || cutAcross };
}

function along([first, last]: Span, size: number): [first: number, last: number, isCut: boolean] {
  const border = Math.ceil(size * BORDER);
  const [start, end] = [Math.max(first, -border), Math.min(last, size - 1 + border)];
  return [Math.min(start, 0), Math.max(end, size - 1), start !== first || end !== last];
}

/** How much of the theoretical box lies beyond the picture, from 0 to 1. */
export function paddedShare(reach: readonly Span[], height: number, width: number): number {
  const inside = [height, width].map((size, axis) => {
    const [first, last] = reach[axis] ?? [0, size - 1];
    return Math.max(0, Math.min(last, size - 1) - Math.max(first, 0) + 1) / (last - first + 1);
  });
  return 1 - inside.reduce((product, share) => product * share, 1);
}
