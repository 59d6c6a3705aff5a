/** Marks of a network that this person has changed: loaded when something is changed for the first time. */

import { Suspense } from "react";
import { useIsChanged } from "../../state/overrides";
import { later } from "../../ui/later";
import type { NodeId } from "../../wire/types";

const ChangedBanner = later(async () => (await import("./ChangedBanner")).ChangedBanner, { away: "nothing" });
const ChangedMark = later(async () => (await import("./ChangedMark")).ChangedMark, { away: "nothing" });
const Switches = later(async () => (await import("./Switches")).Switches);

export function LazyChangedBanner() {
  const isChanged = useIsChanged();
  return isChanged ? (
    <Suspense>
      <ChangedBanner />
    </Suspense>
  ) : null;
}

export function LazyChangedMark({ id }: { readonly id: NodeId }) {
  const isChanged = useIsChanged();
  return isChanged ? (
    <Suspense>
      <ChangedMark id={id} />
    </Suspense>
  ) : null;
}

/** What of the opened layer can be switched off. */
export function LazySwitches({ id }: { readonly id: NodeId }) {
  return (
    <Suspense>
      <Switches id={id} />
    </Suspense>
  );
}
