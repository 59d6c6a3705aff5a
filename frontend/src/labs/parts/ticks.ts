/** Marks on an axis, and how much of it a value takes. */

export interface Axis {
  readonly from: number;
  readonly to: number;
  /** equal distances are equal factors; both ends are then positive */
  readonly log?: boolean;
}

const STEPS = [1, 2, 5, 10];

/** About `wanted` round numbers, or powers of ten, within the axis. */
export function ticksOf({ from, to, log = false }: Axis, wanted: number): number[] {
  if (log) return powers(Math.log10(from), Math.log10(to), wanted);
  const rough = (to - from) / wanted;
  const size = 10 ** Math.floor(Math.log10(rough));
  const step = size * (STEPS.find((factor) => factor * size >= rough * (1 - 1e-9)) ?? 10);
  const first = Math.ceil(from / step - 1e-9);
  const count = Math.floor(to / step + 1e-9) - first + 1;
  // The quotient, rounded, keeps 0.30000000000000004 from being written.
  return Array.from({ length: count }, (_, place) => Number(((first + place) * step).toPrecision(12)) + 0);
}

function powers(from: number, to: number, wanted: number): number[] {
  const step = Math.max(1, Math.ceil((to - from) / wanted));
  const first = Math.ceil(from / step - 1e-9);
  const count = Math.floor(to / step + 1e-9) - first + 1;
  return Array.from({ length: count }, (_, place) => 10 ** ((first + place) * step));
}

/** Where a value lies between the ends: 0 to 1, beyond them outside. */
export function shareOf(value: number, { from, to, log = false }: Axis): number {
  return log
    ? (Math.log10(value) - Math.log10(from)) / (Math.log10(to) - Math.log10(from))
    : (value - from) / (to - from);
}

/** The value at a share of the axis. */
export function valueAtShare(share: number, { from, to, log = false }: Axis): number {
  return log ? from * (to / from) ** share : from + share * (to - from);
}

const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** `0.0001` → `10⁻⁴`. */
export function powerOfTen(value: number): string {
  const exponent = Math.round(Math.log10(value));
  if (exponent === 0) return "1";
  if (exponent === 1) return "10";
  const digits = String(Math.abs(exponent)).replaceAll(/\d/g, (digit) => SUPERSCRIPTS.charAt(Number(digit)));
  return `10${exponent < 0 ? "⁻" : ""}${digits}`;
}
