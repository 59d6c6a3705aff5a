/** The lab's state as a pooling: weights have the window's size, whatever size they were written for. */

import { resized } from "../convolution/arithmetic";
import type { StateOf } from "../fields";
import type { lab } from "./lab";
import type { Pooling } from "./pool";

export function poolingOf({ kind, size, stride, weights }: StateOf<(typeof lab)["fields"]>): Pooling {
  return { kind, size, stride, weights: resized(weights, { rows: size, columns: size }, () => 1) };
}
