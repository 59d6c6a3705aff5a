/** A mark at a card whose layer is in trouble while it learns. A card without one draws nothing, however often numbers
 * come: it hears of its own trouble alone. */

import { Suspense } from "react";
import { useSignals } from "../state/signals";
import { later } from "../ui/later";
import type { NodeId } from "../wire/types";

const Badge = later(async () => (await import("./TroubleBadge")).TroubleBadge, { away: "nothing" });

export function TroubleMark({ id }: { readonly id: NodeId }) {
  const trouble = useSignals((signals) => signals.byNode[id]);
  return trouble ? (
    <Suspense fallback={null}>
      <Badge trouble={trouble} />
    </Suspense>
  ) : null;
}
