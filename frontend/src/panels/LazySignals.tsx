/** The signals of the chosen layer, loaded when a training has told some for the first time. */

import { Suspense } from "react";
import { useSignals } from "../state/signals";
import { later } from "../ui/later";
import type { NodeId } from "../wire/types";

const Section = later(async () => (await import("./signals/InspectorSignals")).InspectorSignals);

export function LazySignals({ id }: { readonly id: NodeId }) {
  const isTold = useSignals((signals) => signals.newest !== null);
  return isTold ? (
    <Suspense fallback={null}>
      <Section id={id} />
    </Suspense>
  ) : null;
}
