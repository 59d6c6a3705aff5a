/** The comparison below the canvas, loaded when it is first wanted. */

import { Suspense } from "react";
import { useComparison } from "../state/comparison";
import { later } from "../ui/later";

const ComparisonPanel = later(async () => (await import("../views/compare/ComparisonPanel")).ComparisonPanel, {
  away: "nothing",
});

export function LazyComparison() {
  const isOpen = useComparison((comparison) => comparison.open);
  return isOpen ? (
    <Suspense>
      <ComparisonPanel />
    </Suspense>
  ) : null;
}
