/** Learned kernels and the classical ones beside them: what the server says, and what a person makes of a kernel. Pure. */

import type { Kernel } from "../../core/overrides";

/** A filter of the bank. */
export interface Classical {
  readonly name: string;
  /** Of a Gabor filter: degrees, and pixels. */
  readonly angle: number | null;
  readonly wavelength: number | null;
  readonly values: Kernel;
}

export interface Likeness {
  /** Its place in the bank. */
  readonly filter: number;
  /** From −1 to 1; null where the kernel is not finite. */
  readonly correlation: number | null;
}

export interface Learned {
  readonly output: number;
  readonly input: number;
  readonly index: readonly number[];
  /** Rows, or those of red, green and blue; null for what is not finite. */
  readonly values: readonly (readonly (number | null)[])[] | readonly (readonly (readonly (number | null)[])[])[];
  readonly best: readonly Likeness[];
}

export interface Match {
  readonly node: string;
  /** The weight's name. */
  readonly key: string;
  readonly outputs: number;
  readonly inputs: number;
  readonly total: number;
  readonly colour: boolean;
  /** How alike a kernel of noise and its likest filter are: the mean, and what one of twenty exceeds. */
  readonly chance: { readonly mean: number; readonly p95: number };
  readonly bank: readonly Classical[];
  readonly kernels: readonly Learned[];
}

/** The kernel of each colour, or the only one. */
export function planesOf({ values }: Pick<Learned, "values">): Kernel[] {
  const planes = isStack(values) ? values : [values as readonly (readonly (number | null)[])[]];
  return planes.map((rows) => rows.map((row) => row.map((value) => value ?? 0)));
}

function isStack(values: Learned["values"]): values is readonly (readonly (readonly (number | null)[])[])[] {
  return Array.isArray(values[0]?.[0]);
}

/** Where each plane lies in the weight: a filter that sees colours has one for each. */
export function placesOf({ index }: Pick<Learned, "index">, planes: number): readonly (readonly number[])[] {
  return planes === 1 ? [index] : Array.from({ length: planes }, (_, plane) => [...index, plane]);
}

export function sizeOf(kernel: Kernel): number {
  return Math.hypot(...kernel.flat());
}

/** A classical kernel as strong as the filter it replaces, turned over where that one is; the same for every colour. */
export function swapped(planes: readonly Kernel[], classical: Kernel): Kernel {
  const strength = Math.hypot(...planes.map(sizeOf)) || 1;
  const agreement = planes.reduce((sum, plane) => sum + dot(plane, classical), 0);
  const factor = ((agreement < 0 ? -1 : 1) * strength) / (sizeOf(classical) * Math.sqrt(planes.length));
  return classical.map((row) => row.map((value) => round(value * factor)));
}

/** ⟨w, b⟩ / (‖w‖ ‖b‖); 0 for a kernel of zeros. */
export function correlation(one: Kernel, other: Kernel): number {
  return dot(one, other) / (sizeOf(one) * sizeOf(other)) || 0;
}

export function negated(kernel: Kernel): Kernel {
  return kernel.map((row) => row.map((value) => (value === 0 ? 0 : -value)));
}

export function withValue(kernel: Kernel, row: number, column: number, value: number): Kernel {
  return kernel.map((values, y) => (y === row ? values.with(column, value) : values));
}

/** What an arrow key adds: a twentieth of the kernel's largest weight, as a round number. */
export function stepOf(kernel: Kernel): number {
  const largest = Math.max(...kernel.flat().map(Math.abs)) || 1;
  return 10 ** Math.floor(Math.log10(largest / 5));
}

/** Six digits are more than float32 has to tell two kernels apart by eye, and short enough to read. */
export function round(value: number): number {
  return Number(value.toPrecision(6));
}

function dot(one: Kernel, other: Kernel): number {
  return one.reduce((sum, row, y) => sum + row.reduce((part, value, x) => part + value * (other[y]?.[x] ?? 0), 0), 0);
}
