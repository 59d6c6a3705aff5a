/** The page's names for what is generated from the server's classes, and where it knows more than JSON Schema can say. */

import type * as wire from "./messages.gen";

export type {
  AnalysisAnswer as Analysis,
  ArchitectureEntry,
  Carried,
  ConnectAnswer as Connectable,
  ConnectTarget,
  DatasetEntry,
  Datasets,
  ExampleEntry,
  FrameHeader,
  FrameItem as FrameItemHeader,
  GraphEdge,
  GraphGroup,
  Health,
  LayerSignal,
  LayerSignals,
  NodeAnalysis,
  PlayAnswer,
  Point as MetricPoint,
  ProblemAnswer as Problem,
  ReceptiveField,
  RunAnswer as Run,
  SavedBlockEntry,
  SeriesEntry,
  SnapshotEntry as Snapshot,
  Snapshots,
} from "./messages.gen";

/** What is asked of a training: to go on in one of its gaits, or to do one step. */
export type PlayMode = NonNullable<wire.RunAnswer["gait"]> | "step";

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type NodeId = string;
export type Params = Record<string, Json>;
export type RunStateName = wire.RunAnswer["state"];
export type Split = wire.Point["split"];
export type ItemKind = wire.FrameItem["kind"];

/** Whether an item's pictures lie as filters do, in rows of (output, input): weights, and what is derived by them. */
export function isOfWeights(kind: ItemKind): boolean {
  return kind.startsWith("filters");
}

/** What a network is asked to look at. Pixels are C×H×W, 0 to 255. */
export type ProbeInput = wire.Watch["input"];

export interface GraphNode extends Omit<wire.GraphNode, "params" | "position"> {
  params: Params;
  position: [number, number];
}

export interface Graph extends Omit<wire.GraphDocument, "nodes"> {
  nodes: Record<NodeId, GraphNode>;
}

/** Upper left corners of all cards, with every group open. */
export interface Arranged extends Omit<wire.ArrangeAnswer, "positions"> {
  positions: Record<NodeId, [number, number]>;
}

/** What people edit together: the part of a project that JSON Patch addresses. */
export interface ProjectDocument extends Omit<wire.ProjectDocument, "graphs" | "recipe"> {
  graphs: Record<string, Graph>;
  recipe: Params;
}

export interface Project extends Omit<wire.ProjectAnswer, keyof ProjectDocument>, ProjectDocument {}

export interface BlockEntry extends Omit<wire.BlockEntry, "schema"> {
  schema: FieldSchema;
}

/** A part of a graph, with the open ports that what comes before is connected to, and the node that goes on. */
export interface Fragment extends Omit<wire.FragmentAnswer, "nodes"> {
  nodes: Record<NodeId, GraphNode>;
}

export interface LayerEntry extends Omit<wire.LayerEntry, "schema" | "inputs"> {
  schema: FieldSchema;
  /** fewest and most */
  inputs: [number, number];
}

/** What a recipe plans on a data set. */
export interface Plan extends Omit<wire.ScheduleAnswer, "curve"> {
  curve: [step: number, rate: number][];
}

/** A run as the list of its project shows it. */
export interface RunSummary extends Omit<wire.RunSummary, "recipe" | "variant"> {
  recipe: Params;
  variant: Variant | null;
}

/** What a run is in its series. */
export interface Variant extends Omit<wire.VariantAnswer, "values"> {
  values: Params;
}

export interface RunList extends Omit<wire.RunList, "runs"> {
  runs: RunSummary[];
}

export interface SeriesAnswer extends wire.SeriesEntry {
  runs: RunSummary[];
}

/** A field of a form: the JSON Schema a pydantic class writes for it; `x-control` hints at the widget. */
export interface FieldSchema {
  type?: "integer" | "number" | "boolean" | "string" | "array" | "object" | "null";
  title?: string;
  description?: string;
  default?: Json;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  exclusiveMaximum?: number;
  multipleOf?: number;
  minItems?: number;
  maxItems?: number;
  enum?: Json[];
  const?: Json;
  items?: FieldSchema;
  prefixItems?: FieldSchema[];
  anyOf?: FieldSchema[];
  oneOf?: FieldSchema[];
  allOf?: FieldSchema[];
  properties?: Record<string, FieldSchema>;
  required?: string[];
  $ref?: string;
  $defs?: Record<string, FieldSchema>;
  "x-control"?: string;
  [hint: `x-${string}`]: Json | undefined;
}
