/** Measures a card's header in the font that this browser really uses; widths are kept. */

import type { Measure } from "../core/card";

const SIZES = { bold: "650 12px", normal: "400 11px" } as const;
const known = new Map<string, number>();
let context: OffscreenCanvasRenderingContext2D | null = null;

export const headerWidth: Measure = (text, weight) => {
  const key = `${weight} ${text}`;
  let width = known.get(key);
  if (width === undefined) {
    context ??= new OffscreenCanvas(1, 1).getContext("2d");
    if (!context) throw new Error("this browser gives no 2D context to measure text with");
    context.font = `${SIZES[weight]} ${getComputedStyle(document.body).fontFamily}`;
    width = context.measureText(text).width;
    known.set(key, width);
  }
  return width;
};
