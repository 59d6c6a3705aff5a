/** Which data sets a contest can be about. */

import type { DatasetEntry } from "../../wire/types";

/** Those with all three parts here; one whose test another contest holds back has it all the same. */
export function fitsContest({ available, splits, held_back }: DatasetEntry): boolean {
  return available && Boolean(splits.train) && Boolean(splits.val) && (held_back || Boolean(splits.test));
}
