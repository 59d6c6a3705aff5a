/** What the page derives from a layer's registry entry: its default parameters, its short name, its family's accent. */

import type { FieldSchema, GraphNode, Json, LayerEntry, Params } from "../wire/types";
import type { Inputs } from "./graph";

/** `inputs` of an entry is `[least, most]`, most null for any number. */
export function inputsOf(entry: LayerEntry | undefined): Inputs {
  if (!entry) return { min: 1, max: 1 };
  const [min, max] = entry.inputs;
  return { min: min ?? 0, max: max ?? null };
}

/** The parameters a new node starts with: the schema's defaults; required fields without one get the least value. */
export function defaultParams(schema: FieldSchema): Params {
  return Object.fromEntries(
    Object.entries(schema.properties ?? {}).map(([name, field]) => [name, structuredClone(defaultValue(field))]),
  );
}

function defaultValue(field: FieldSchema): Json {
  if (field.default !== undefined) return field.default;
  return field.minimum ?? 1;
}

/** Fields in the order in which they make the better name: the first one present is shown. */
const NAMING_FIELDS = ["kernel_size", "out_features", "out_channels", "output_size", "scale_factor", "p"] as const;

/** What distinguishes one node of a type from another in two or three signs: `5×5`, `120`; empty when nothing does. */
export function nameSuffix(params: Params): string {
  for (const field of NAMING_FIELDS) {
    const value = params[field];
    if (Array.isArray(value) && value.length > 0) return value.join("×");
    if (typeof value === "number") return String(value);
  }
  return "";
}

/** A card's heading: the person's label, else the layer's short name with its size: `conv 5×5`, `dense 120`. */
export function nodeName(node: GraphNode, entry: LayerEntry | undefined): string {
  if (node.label) return node.label;
  const name = entry ? entry.title : node.type;
  const suffix = nameSuffix(node.params);
  return suffix ? `${name} ${suffix}` : name;
}

const ACCENTS: Record<string, string> = {
  convolution: "#4f6ef2",
  pooling: "#2a9d74",
  activation: "#dd8420",
  normalisation: "#c4507f",
  regularisation: "#b07b3c",
  dense: "#8a57d6",
  merge: "#3c8fa8",
  shape: "#6b8e3d",
};

/** A family's accent; one this page has not met is grey. */
export function familyAccent(family: string): string {
  return ACCENTS[family] ?? "#7b8494";
}
