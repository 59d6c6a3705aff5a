/** A small plot of curves over one axis, worked out without a canvas: its span, its marks, the paths of its lines. */

/** A value that is not finite breaks the line. */
export type Values = readonly (number | null)[];

export interface Span {
  readonly lo: number;
  readonly hi: number;
}

/** What an activation can show without its bends becoming flat. */
const MOST = 5;
/** Air above and below, as a share of the height. */
const AIR = 0.08;

/** The span of all curves, with 0 and 1 in it, cut off where a steep one would flatten the others. */
export function spanOf(curves: readonly Values[]): Span {
  let [lo, hi] = [0, 1];
  for (const value of curves.flat()) {
    if (value === null) continue;
    lo = Math.min(lo, value);
    hi = Math.max(hi, value);
  }
  lo = Math.max(lo, -MOST);
  hi = Math.min(hi, MOST);
  const air = (hi - lo) * AIR;
  return { lo: lo - air, hi: hi + air };
}

/** Whole numbers to mark on an axis, a few at the most. */
export function marksOf({ lo, hi }: Span): number[] {
  const step = hi - lo > 4 ? 5 : 1;
  const first = Math.ceil(lo / step) * step;
  const count = Math.floor((hi - first) / step) + 1;
  return Array.from({ length: count }, (_, place) => first + place * step + 0); // + 0: no minus zero
}

/** Where a value lies between 0 and `length`, from the end of the span that is named first. */
export function placeOf(value: number, from: number, to: number, length: number): number {
  return ((value - from) / (to - from)) * length;
}

/** The `d` of a path through the points of a curve; lines leave the picture where the curve does. */
export function pathOf(x: readonly number[], y: Values, span: Span, width: number, height: number): string {
  const [from = 0, to = 1] = [x[0], x.at(-1)];
  let path = "";
  let isDrawing = false;
  y.forEach((value, place) => {
    const at = x[place];
    if (value === null || at === undefined) {
      isDrawing = false;
      return;
    }
    const point = `${round(placeOf(at, from, to, width))} ${round(placeOf(value, span.hi, span.lo, height))}`;
    path += `${isDrawing ? "L" : "M"}${point}`;
    isDrawing = true;
  });
  return path;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
