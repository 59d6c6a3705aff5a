/** A curve as the points of an SVG polyline: no React. */

/** `x,y x,y …` of accuracies 0 to 1 over the steps from 0 to `until`; what was not measured is passed over. One point
 * alone is a line to itself, which round ends make a dot. */
export function pointsOf(
  steps: readonly number[],
  accuracies: readonly (number | null)[],
  until: number,
  width: number,
  height: number,
): string {
  const points: string[] = [];
  for (const [index, step] of steps.entries()) {
    const accuracy = accuracies[index];
    if (accuracy === null || accuracy === undefined) continue;
    const x = until > 0 ? (step / until) * (width - 2) + 1 : 1;
    points.push(`${x.toFixed(1)},${(height - 1 - accuracy * (height - 2)).toFixed(1)}`);
  }
  return (points.length === 1 ? [...points, ...points] : points).join(" ");
}
