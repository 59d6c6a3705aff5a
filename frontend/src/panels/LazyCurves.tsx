/** The curves with their charting library, loaded after the network is on the screen. */

import { lazy, Suspense } from "react";
import { Loading } from "../ui/Loading";

const CurvesPanel = lazy(async () => ({ default: (await import("./curves/CurvesPanel")).CurvesPanel }));

export function LazyCurves() {
  return (
    <Suspense fallback={<Loading />}>
      <CurvesPanel />
    </Suspense>
  );
}
