/** A mark at a card whose layer is in trouble while it learns. A card without one draws nothing, however often numbers
 * come: it hears of its own trouble alone. */

import { lazy, Suspense } from "react";
import { useSignals } from "../state/signals";
import type { NodeId } from "../wire/types";

const Badge = lazy(async () => ({ default: (await import("./TroubleBadge")).TroubleBadge }));

export function TroubleMark({ id }: { readonly id: NodeId }) {
  const trouble = useSignals((signals) => signals.byNode[id]);
  return trouble ? (
    <Suspense fallback={null}>
      <Badge trouble={trouble} />
    </Suspense>
  ) : null;
}
