/** A kernel of another size: its middle stays in the middle. */

import type { Matrix } from "../fields";

export function centred(kernel: Matrix, side: number): number[][] {
  const down = Math.floor((kernel.length - side) / 2);
  const right = Math.floor(((kernel[0]?.length ?? 0) - side) / 2);
  return Array.from({ length: side }, (_, a) =>
    Array.from({ length: side }, (_, b) => kernel[a + down]?.[b + right] ?? 0),
  );
}
