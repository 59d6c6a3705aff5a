/** Curves of several runs as the aligned columns that a chart draws. No React. */

export interface Curve {
  readonly steps: readonly number[];
  readonly values: readonly (number | null)[];
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
