/** The powers of ten around the sizes of some numbers, at least two apart; the lower lies below them all, so that the least
 * bar has a height. Zeros have no size. */

const NARROWEST = 2;
/** What a float32 can hold: smaller is 0 in training, larger is infinite. */
const [LEAST, MOST] = [-45, 38];

export function logRange(values: readonly number[]): { from: number; to: number } {
  const sizes = values
    .filter((value) => value !== 0 && Number.isFinite(value))
    .map((value) => Math.log10(Math.abs(value)));
  const low = Math.max(LEAST, Math.floor(Math.min(0, ...sizes) - 1e-9));
  const high = Math.min(MOST, Math.ceil(Math.max(0, ...sizes) - 1e-9));
  return { from: 10 ** Math.min(low, high - NARROWEST), to: 10 ** high };
}
