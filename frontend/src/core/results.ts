/** What was measured of a run, made ready to look at: which result is meant, its matrix, its rows. No React. */

import type { CalibrationBin } from "../wire/messages.gen";
import type { Moment } from "./timeline";

export type MeasuredSplit = "val" | "test";

/** Which result a person looks at. */
export interface Wish {
  readonly split: MeasuredSplit;
  readonly tta: boolean;
  readonly moment: Moment;
}

interface Measured {
  readonly split: MeasuredSplit;
  readonly step: number;
  readonly tta: boolean;
}

/**
 * The result that answers a wish. Of the test images there is one a run, whatever is wished; now means the newest.
 */
export function answering<R extends Measured>(results: readonly R[], { split, tta, moment }: Wish): R | null {
  const fitting = results.filter((result) => result.split === split && (split === "test" || result.tta === tta));
  if (split === "test") return fitting[0] ?? null;
  if (moment !== "live") return fitting.find(({ step }) => step === moment) ?? null;
  return fitting.reduce<R | null>((newest, each) => (newest && newest.step > each.step ? newest : each), null);
}

/** `[true, predicted, count]`; cells that are not told are 0. */
export type Cell = readonly [label: number, predicted: number, count: number];

/** A confusion matrix, row by row: rows are the right classes, columns the answers. */
export interface Matrix {
  readonly size: number;
  readonly counts: Uint32Array; // (size × size)
  readonly rowSums: Uint32Array; // (size)
}

export function matrixOf(cells: readonly Cell[], size: number): Matrix {
  const counts = new Uint32Array(size * size);
  const rowSums = new Uint32Array(size);
  for (const [label, predicted, count] of cells) {
    counts[label * size + predicted] = count;
    rowSums[label] = (rowSums[label] ?? 0) + count;
  }
  return { size, counts, rowSums };
}

export function countAt({ size, counts }: Matrix, label: number, predicted: number): number {
  return counts[label * size + predicted] ?? 0;
}

/** The share of a row's images that a cell has; 0 in a row without images. */
export function shareAt(matrix: Matrix, label: number, predicted: number): number {
  const sum = matrix.rowSums[label] ?? 0;
  return sum === 0 ? 0 : countAt(matrix, label, predicted) / sum;
}

/** How strongly a share is coloured, 0 to 1: by its cube root, so that the few mistakes of a good network show. */
export function strengthOf(share: number): number {
  return Math.cbrt(Math.min(1, Math.max(0, share)));
}

/** The pairs of classes that are taken for each other most often, the worst first. */
export function mostConfused(cells: readonly Cell[], most: number): Cell[] {
  const mistakes = cells.filter(([label, predicted]) => label !== predicted);
  return mistakes.sort((one, other) => other[2] - one[2]).slice(0, most);
}

/** The cell that a key leads to from another; null for a key that leads nowhere. */
export function cellAfter(cell: readonly [number, number], key: string, size: number): [number, number] | null {
  const [row, column] = cell;
  const last = size - 1;
  switch (key) {
    case "ArrowUp":
      return [Math.max(0, row - 1), column];
    case "ArrowDown":
      return [Math.min(last, row + 1), column];
    case "ArrowLeft":
      return [row, Math.max(0, column - 1)];
    case "ArrowRight":
      return [row, Math.min(last, column + 1)];
    case "Home":
      return [row, 0];
    case "End":
      return [row, last];
    default:
      return null;
  }
}

export interface ClassRow {
  readonly class: number;
  readonly images: number;
  readonly predicted: number;
  readonly precision: number | null;
  readonly recall: number | null;
  readonly f1: number | null;
}

export type ClassColumn = keyof ClassRow;

/** Sorted by a column; what is not defined comes last, whichever way; equals in the order of the classes. */
export function sortedRows(rows: readonly ClassRow[], by: ClassColumn, descending: boolean): ClassRow[] {
  const sign = descending ? -1 : 1;
  return [...rows].sort((one, other) => {
    const [first, second] = [one[by], other[by]];
    if (first === null || second === null) return Number(first === null) - Number(second === null);
    return sign * (first - second) || one.class - other.class;
  });
}

/** The classes with the lowest F1, worst first; those without one are not among them. */
export function worstClasses(rows: readonly ClassRow[], most: number): ClassRow[] {
  return sortedRows(
    rows.filter(({ f1 }) => f1 !== null),
    "f1",
    false,
  ).slice(0, most);
}

export function classRows(measures: readonly Omit<ClassRow, "class">[]): ClassRow[] {
  return measures.map((each, index) => ({ ...each, class: index }));
}

/** The bin where confidence and accuracy lie furthest apart: of few images, it says little. */
export function widestBin(bins: readonly CalibrationBin[]): CalibrationBin | null {
  const gap = ({ confidence, accuracy }: CalibrationBin) => Math.abs((confidence ?? 0) - (accuracy ?? 0));
  const filled = bins.filter(({ count }) => count > 0);
  return filled.reduce<CalibrationBin | null>((most, bin) => (most && gap(most) >= gap(bin) ? most : bin), null);
}
