/** What the page derives from a layer's registry entry: the parameters of a new node, and its heading. */

import type { FieldSchema, GraphNode, Json, LayerEntry, NodeAnalysis, Params } from "../wire/types";

/** The parameters a new node starts with: the schema's defaults; required fields without one get the least value. */
export function defaultParams(schema: FieldSchema): Params {
  return Object.fromEntries(
    Object.entries(schema.properties ?? {}).map(([name, field]) => [name, structuredClone(defaultValue(field))]),
  );
}

function defaultValue(field: FieldSchema): Json {
  if (field.default !== undefined) return field.default;
  const usual = field["x-range"];
  return Array.isArray(usual) && usual[0] !== undefined ? usual[0] : (field.minimum ?? 1);
}

/** A card's heading: the person's label, else the caption that the analysis made of the parameters (`conv 5×5`), else,
 * for the moment before it has answered, the type's title. */
export function nodeName(node: GraphNode, analysis: NodeAnalysis | null, entry: LayerEntry | undefined): string {
  return node.label || analysis?.caption || entry?.title || node.type;
}
