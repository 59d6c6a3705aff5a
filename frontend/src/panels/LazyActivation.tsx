/** The plot of an activation, loaded when one is selected for the first time. */

import { lazy, Suspense } from "react";
import type { GraphNode, NodeId } from "../wire/types";

const Plot = lazy(async () => ({ default: (await import("./InspectorActivation")).InspectorActivation }));

export function LazyActivation({ id, node }: { readonly id: NodeId; readonly node: GraphNode }) {
  return (
    <Suspense fallback={null}>
      <Plot id={id} node={node} />
    </Suspense>
  );
}
