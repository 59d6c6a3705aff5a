/** The comparison below the canvas, loaded when it is first wanted. */

import { lazy, Suspense } from "react";
import { useComparison } from "../state/comparison";

const ComparisonPanel = lazy(async () => ({
  default: (await import("../views/compare/ComparisonPanel")).ComparisonPanel,
}));

export function LazyComparison() {
  const isOpen = useComparison((comparison) => comparison.open);
  return isOpen ? (
    <Suspense>
      <ComparisonPanel />
    </Suspense>
  ) : null;
}
