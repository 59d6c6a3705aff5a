/** The mark of a moved picture: loaded when one is moved for the first time. */

import { lazy, Suspense } from "react";
import { isStill } from "../../core/moving";
import { useProbe } from "../../state/probe";

const MovedBanner = lazy(async () => ({ default: (await import("./MovedBanner")).MovedBanner }));

export function LazyMovedBanner() {
  const isMoved = useProbe(({ move, given }) => given !== null && !isStill(move));
  return isMoved ? (
    <Suspense>
      <MovedBanner />
    </Suspense>
  ) : null;
}
