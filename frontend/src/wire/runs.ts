/** What the server is asked about the runs of a project beside one another. */

import { request } from "./api";
import type { Graph, Json, MetricPoint, Params, Run, RunList, RunSummary, SeriesAnswer, Snapshots } from "./types";

const project = (id: string) => `/api/projects/${encodeURIComponent(id)}`;
const run = (id: string) => `/api/runs/${encodeURIComponent(id)}`;
const series = (id: string) => `/api/series/${encodeURIComponent(id)}`;

/** Fields of the recipe, each with the values that it takes in turn. */
export type Sweep = Record<string, Json[]>;

/** One run of a series: what of the project's recipe is other, and whether it begins with drawn weights. */
export interface Variant {
  title: string;
  recipe: Params;
  fresh: boolean;
}

/** Runs to compare: every combination of some values, or variants one by one. */
export type NewSeries =
  | { title: string; sweep: Sweep }
  | { title: string; kind: "transfer"; note: string; variants: readonly Variant[] };

export const runsApi = {
  list: (id: string, signal?: AbortSignal) => request<RunList>("GET", `${project(id)}/runs`, { signal }),
  amend: (id: string, change: { title?: string | null; note?: string | null }) =>
    request<RunSummary>("PATCH", run(id), { body: change }),
  delete: (id: string) => request<null>("DELETE", run(id)),
  restore: (id: string) => request<RunSummary>("POST", `${run(id)}/restore`),
  show: (id: string) => request<RunSummary>("POST", `${run(id)}/show`),
  resume: (id: string) => request<Run>("POST", `${run(id)}/resume`),
  fork: (id: string, step?: number) => request<RunSummary>("POST", `${run(id)}/fork`, { body: { step } }),
  duplicate: (id: string) => request<RunSummary>("POST", `${run(id)}/duplicate`),
  exported: (id: string, format: "metrics.csv" | "tensorboard") => `${run(id)}/export/${format}`,

  metrics: (id: string, since: number, signal?: AbortSignal) =>
    request<{ points: MetricPoint[] }>("GET", `${run(id)}/metrics?since=${since}`, { signal }),
  snapshots: (id: string, signal?: AbortSignal) => request<Snapshots>("GET", `${run(id)}/snapshots`, { signal }),
  graph: (id: string, signal?: AbortSignal) => request<Graph>("GET", `${run(id)}/graph`, { signal }),

  begin: (id: string, series: NewSeries) => request<SeriesAnswer>("POST", `${project(id)}/series`, { body: series }),
  series: (id: string, signal?: AbortSignal) => request<SeriesAnswer>("GET", series(id), { signal }),
  deleteSeries: (id: string) => request<null>("DELETE", series(id)),
};
