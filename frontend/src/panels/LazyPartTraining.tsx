/** How a part of the network learns, loaded when one is selected. */

import { type ComponentProps, lazy, Suspense } from "react";
import type { PartTraining } from "./training/PartTraining";

const Loaded = lazy(async () => ({ default: (await import("./training/PartTraining")).PartTraining }));

export function LazyPartTraining(props: ComponentProps<typeof PartTraining>) {
  return (
    <Suspense>
      <Loaded {...props} />
    </Suspense>
  );
}
