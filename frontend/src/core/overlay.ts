/** Curves of several runs as the aligned columns that a chart draws. No React. */

export interface Curve {
  readonly steps: readonly number[];
  readonly values: readonly (number | null)[];
}

/** How far above the training loss a validation is still drawn. */
const HEADROOM = 1.5;

/**
 * The top of a chart of losses: a validation far above all training is left out of the picture. Early on, where
 * BatchNorm's moving averages have not settled, it may be a million times as large.
 */
export function ceiling(train: readonly (number | null)[], val: readonly (number | null)[]): number {
  const [learned, validated] = [highest(train), highest(val)];
  return Number.isFinite(learned) ? Math.min(Math.max(learned, validated), HEADROOM * learned) : validated;
}

function highest(values: readonly (number | null)[]): number {
  return values.reduce<number>((most, value) => Math.max(most, value ?? most), Number.NEGATIVE_INFINITY);
}

/** One row a step at which any curve has a point; null where a curve has none there. */
export function overlay(curves: readonly Curve[]): { steps: number[]; columns: (number | null)[][] } {
  const steps = [...new Set(curves.flatMap((curve) => curve.steps))].sort((a, b) => a - b);
  const rowOf = new Map(steps.map((step, row) => [step, row]));
  const columns = curves.map(({ steps: own, values }) => {
    const column = new Array<number | null>(steps.length).fill(null);
    for (const [index, step] of own.entries()) column[rowOf.get(step) ?? 0] = values[index] ?? null;
    return column;
  });
  return { steps, columns };
}
