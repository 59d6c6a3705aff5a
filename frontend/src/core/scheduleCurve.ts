/** A learning rate over steps as paths of an SVG: zero at the bottom, the highest rate at the top. */

export type Curve = readonly (readonly [step: number, rate: number])[];

interface Size {
  readonly width: number;
  readonly height: number;
}

interface Place {
  readonly x: number;
  readonly y: number;
}

/** Room above the highest rate, so that a line there is not cut in half. */
const TOP = 2;

function placed(curve: Curve, { width, height }: Size): Place[] {
  const last = curve.at(-1)?.[0] ?? 0;
  const most = Math.max(...curve.map(([, rate]) => rate));
  return curve.map(([step, rate]) => ({
    x: last > 0 ? (step / last) * width : 0,
    y: height - (most > 0 ? rate / most : 0) * (height - TOP),
  }));
}

/** The line; of a single step, across the whole width. */
export function lineThrough(curve: Curve, size: Size): string {
  const places = placed(curve, size);
  const [only] = places;
  if (only && places.length === 1) return `M0 ${short(only.y)}H${size.width}`;
  return places.map(({ x, y }, at) => `${at === 0 ? "M" : "L"}${short(x)} ${short(y)}`).join("");
}

/** What lies under the line. */
export function areaUnder(curve: Curve, size: Size): string {
  return `${lineThrough(curve, size)}V${size.height}H0Z`;
}

/** Where a training at `step` has got to, between the two points around it; null beyond the end. */
export function placeOn(curve: Curve, step: number, size: Size): Place | null {
  const last = curve.at(-1)?.[0] ?? 0;
  if (step > last || last === 0) return null;
  const next = curve.findIndex(([at]) => at >= step);
  const [after, before] = [placed(curve, size)[next], placed(curve, size)[Math.max(0, next - 1)]];
  if (!after || !before) return null;
  const x = (step / last) * size.width;
  const share = after.x > before.x ? (x - before.x) / (after.x - before.x) : 1;
  return { x, y: before.y + share * (after.y - before.y) };
}

function short(value: number): string {
  return String(Math.round(value * 100) / 100);
}
