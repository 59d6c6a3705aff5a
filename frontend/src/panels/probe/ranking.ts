/** Which classes the bars show: all of a few in their order, so that bars do not jump; of many, the likeliest. */

/** As many bars as the dock is high. */
export const ROWS = 10;

const SHOWN_OF_MANY = 6;

/** How many bars there are of so many classes. */
export function rowsOf(classes: number): number {
  return classes <= ROWS ? classes : SHOWN_OF_MANY;
}

export interface Ranking {
  readonly top: number;
  /** Classes in the order of their rows. */
  readonly shown: readonly number[];
}

export function rankClasses(probabilities: Float32Array): Ranking {
  const classes = Array.from(probabilities.keys());
  const likeliest = classes.toSorted((a, b) => (probabilities[b] ?? 0) - (probabilities[a] ?? 0));
  const top = likeliest[0] ?? 0;
  return { top, shown: classes.length <= ROWS ? classes : likeliest.slice(0, rowsOf(classes.length)) };
}
