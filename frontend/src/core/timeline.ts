/** The kept snapshots of a run as places on a line, the last of which is now: no React. */

/** A step at which weights were kept, or the newest there are. */
export type Moment = number | "live";

/** Where a moment stands among the steps, which grow; now stands behind them all. A step that was not kept has the place
 * of the one before it. */
export function placeOf(steps: readonly number[], moment: Moment): number {
  if (moment === "live") return steps.length;
  const after = steps.findIndex((step) => step > moment);
  return Math.max(0, (after < 0 ? steps.length : after) - 1);
}

export function momentAt(steps: readonly number[], place: number): Moment {
  return steps[Math.max(0, place)] ?? "live";
}

/** The moment that lies next to a step of a run that has done `done`: what a click on a curve means. */
export function nearestMoment(steps: readonly number[], done: number, step: number): Moment {
  let nearest: Moment = "live";
  let distance = Math.abs(done - step);
  for (const kept of steps) {
    if (Math.abs(kept - step) >= distance) continue;
    nearest = kept;
    distance = Math.abs(kept - step);
  }
  return nearest;
}

/** The moment after this one when a run is played back; from now, its beginning. Null behind the last: it has ended. */
export function afterwards(steps: readonly number[], moment: Moment): Moment | null {
  if (moment === "live") return steps[0] ?? null;
  return momentAt(steps, placeOf(steps, moment) + 1);
}
