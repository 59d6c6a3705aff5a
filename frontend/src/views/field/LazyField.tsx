/** What fields need on the canvas and in the inspector: loaded when a unit is pointed at, or when the chart is asked for. */

import { lazy, Suspense } from "react";
import { useUnit } from "../../state/unit";

const FieldNote = lazy(async () => ({ default: (await import("./FieldNote")).FieldNote }));
const GrowthChart = lazy(async () => ({ default: (await import("./GrowthChart")).GrowthChart }));

export function LazyFieldNote() {
  const isPointing = useUnit(({ pointed, pinned }) => pointed !== null || pinned !== null);
  return isPointing ? (
    <Suspense>
      <FieldNote />
    </Suspense>
  ) : null;
}

export function LazyGrowthChart() {
  return (
    <Suspense>
      <GrowthChart opens={false} />
    </Suspense>
  );
}
