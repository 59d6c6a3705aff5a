/** The plot of an activation, loaded when one is selected for the first time. */

import { Suspense } from "react";
import { later } from "../ui/later";
import type { GraphNode, NodeId } from "../wire/types";

const Plot = later(async () => (await import("./InspectorActivation")).InspectorActivation, { soon: true });

export function LazyActivation({ id, node }: { readonly id: NodeId; readonly node: GraphNode }) {
  return (
    <Suspense fallback={null}>
      <Plot id={id} node={node} />
    </Suspense>
  );
}
