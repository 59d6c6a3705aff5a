/** The mark of a moved picture: loaded when one is moved for the first time. */

import { Suspense } from "react";
import { isStill } from "../../core/moving";
import { useProbe } from "../../state/probe";
import { later } from "../../ui/later";

const MovedBanner = later(async () => (await import("./MovedBanner")).MovedBanner, { away: "nothing" });

export function LazyMovedBanner() {
  const isMoved = useProbe(({ move, given }) => given !== null && !isStill(move));
  return isMoved ? (
    <Suspense>
      <MovedBanner />
    </Suspense>
  ) : null;
}
