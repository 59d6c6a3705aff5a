/** What fields need on the canvas and in the inspector: loaded when a unit is pointed at, or when the chart is asked for. */

import { Suspense } from "react";
import { useUnit } from "../../state/unit";
import { later } from "../../ui/later";
import type { GraphNode } from "../../wire/types";

/** The id of this folder's face: it shows the input itself. */
const FIELD_FACE = "field";

const FieldNote = later(async () => (await import("./FieldNote")).FieldNote, { away: "nothing" });
const SeenInput = later(async () => (await import("./SeenInput")).SeenInput);
const GrowthChart = later(async () => (await import("./GrowthChart")).GrowthChart);

export function LazyFieldNote() {
  const isPointing = useUnit(({ pointed, pinned }) => pointed !== null || pinned !== null);
  return isPointing ? (
    <Suspense>
      <FieldNote />
    </Suspense>
  ) : null;
}

/** Beside the maps of an opened layer: what the unit sees of the input. */
export function LazySeenInput({ node }: { readonly node: GraphNode }) {
  const face = useUnit((unit) => unit.face);
  return node.type !== "input" && face !== FIELD_FACE ? (
    <Suspense>
      <SeenInput />
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
