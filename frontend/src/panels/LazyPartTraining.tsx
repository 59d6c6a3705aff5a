/** How a part of the network learns, loaded when one is selected. */

import { type ComponentProps, Suspense } from "react";
import { later } from "../ui/later";
import type { PartTraining } from "./training/PartTraining";

const Loaded = later(async () => (await import("./training/PartTraining")).PartTraining, { soon: true });

export function LazyPartTraining(props: ComponentProps<typeof PartTraining>) {
  return (
    <Suspense>
      <Loaded {...props} />
    </Suspense>
  );
}
