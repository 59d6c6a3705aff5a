/** REST: a typed fetch whose failures are always an ApiProblem with a sentence to show. */

import type { Moment } from "../core/timeline";
import { currentLanguage } from "../i18n/language-state";
import type { ErrorAnswer, Overrides } from "./messages.gen";
import type {
  Analysis,
  ArchitectureEntry,
  Arranged,
  BlockEntry,
  Connectable,
  DatasetEntry,
  FieldSchema,
  Fragment,
  Graph,
  Health,
  LayerEntry,
  Params,
  PlayAnswer,
  PlayMode,
  Problem,
  Project,
  ProjectDocument,
  Run,
  SavedBlockEntry,
  Snapshots,
} from "./types";

/** An RFC 9457 answer, or the absence of one (`code` "offline": nobody was reached, or nobody answered in time). */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly params: Record<string, unknown>;
  readonly node: string | null;
  readonly field: string | null;
  readonly problems: Problem[];

  constructor(status: number, body: Partial<ErrorAnswer>) {
    super(body.detail ?? body.title ?? "");
    this.name = "ApiProblem";
    this.status = status;
    this.code = body.code ?? "unknown";
    this.params = body.params ?? {};
    this.node = body.node ?? null;
    this.field = body.field ?? null;
    this.problems = body.problems ?? [];
  }
}

export interface RequestOptions {
  /** JSON, unless it is a file: that goes as it is */
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal;
  /** how long to wait for the first byte of an answer, milliseconds */
  patience?: number;
  /** it is sent also when the page is left */
  keepalive?: boolean;
}

/** Longer than any answer of a server that lives. */
const PATIENCE_MS = 20_000;
const HEALTH_PATIENCE_MS = 4000;

let unreached: () => void = () => undefined;

/** Calls `listener` whenever a request finds nobody: a socket may not notice for minutes that its other end is gone. */
export function whenUnreached(listener: () => void): void {
  unreached = listener;
}

/** Sends a request; which of several answers it is stands in the response's status. */
export async function send(method: string, path: string, options: RequestOptions): Promise<Response> {
  const headers: Record<string, string> = { "Accept-Language": currentLanguage(), ...options.headers };
  const isFile = options.body instanceof Blob;
  if (options.body !== undefined) headers["Content-Type"] ??= isFile ? "application/octet-stream" : "application/json";
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(), options.patience ?? PATIENCE_MS);
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      headers,
      body: isFile ? (options.body as Blob) : options.body === undefined ? undefined : JSON.stringify(options.body),
      signal: options.signal ? AbortSignal.any([options.signal, deadline.signal]) : deadline.signal,
      credentials: "same-origin",
      keepalive: options.keepalive ?? false,
    });
  } catch (error) {
    if (options.signal?.aborted) throw error;
    unreached();
    throw new ApiProblem(0, { code: "offline" });
  } finally {
    clearTimeout(timer);
  }
  if (response.ok) return response;
  const isProblem = response.headers.get("Content-Type")?.includes("json") ?? false;
  throw new ApiProblem(response.status, isProblem ? await response.json() : { title: response.statusText });
}

/** Sends a request and reads the JSON answer; null for an empty one (204). */
export async function request<T>(method: string, path: string, options: RequestOptions = {}): Promise<T> {
  const response = await send(method, path, options);
  return (response.status === 204 ? null : await response.json()) as T;
}

/** Sends a request and reads bytes: a frame, weights, a picture. */
export async function requestBytes(method: string, path: string, options: RequestOptions = {}): Promise<ArrayBuffer> {
  return (await send(method, path, options)).arrayBuffer();
}

/** Sends a request and reads the file that it answers with. */
export async function requestFile(method: string, path: string, options: RequestOptions = {}): Promise<Blob> {
  return (await send(method, path, options)).blob();
}

const project = (id: string) => `/api/projects/${encodeURIComponent(id)}`;
const savedBlock = (id: string) => `/api/blocks/mine/${encodeURIComponent(id)}`;
const run = (id: string) => `/api/runs/${encodeURIComponent(id)}`;

/** The calls the workspace makes; views with calls of their own use `request` beside them. */
export const api = {
  layers: () => request<{ layers: LayerEntry[] }>("GET", "/api/layers"),
  architectures: () => request<{ architectures: ArchitectureEntry[] }>("GET", "/api/architectures"),
  architecture: (name: string, fit?: { classes: number; shape: readonly number[] }) =>
    request<Graph>(
      "GET",
      `/api/architectures/${encodeURIComponent(name)}${fit ? `?classes=${fit.classes}&shape=${fit.shape.join(",")}` : ""}`,
    ),
  /** Parameters by name, null where an architecture cannot take such data. */
  adapted: (dataset: string, signal?: AbortSignal) =>
    request<{ parameters: Record<string, number | null> }>(
      "GET",
      `/api/architectures/adapted?dataset=${encodeURIComponent(dataset)}`,
      { signal },
    ),
  compound: ({ phi, alpha, beta, gamma }: { phi: number; alpha: number; beta: number; gamma: number }) =>
    request<Graph>("GET", `/api/architectures/compound?phi=${phi}&alpha=${alpha}&beta=${beta}&gamma=${gamma}`),
  datasets: () => request<{ datasets: DatasetEntry[] }>("GET", "/api/datasets"),
  dataset: (name: string) => request<DatasetEntry>("GET", `/api/datasets/${encodeURIComponent(name)}`),
  recipeSchema: () => request<FieldSchema>("GET", "/api/recipe/schema"),
  health: () => request<Health>("GET", "/api/health", { patience: HEALTH_PATIENCE_MS }),

  analyse: (
    graph: Graph,
    options: { batch_size?: number; optimizer?: string; dataset?: string },
    signal?: AbortSignal,
  ) => request<Analysis>("POST", "/api/analysis", { body: { graph, ...options }, signal }),
  arrange: (graph: Graph) => request<Arranged>("POST", "/api/analysis/arrange", { body: { graph } }),
  connectable: (graph: Graph, source: string) =>
    request<Connectable>("POST", "/api/analysis/connect", { body: { graph, source } }),

  blocks: () => request<{ blocks: BlockEntry[] }>("GET", "/api/blocks"),
  block: (name: string, asked: { params: Params; shape?: readonly number[] }) =>
    request<Fragment>("POST", `/api/blocks/${encodeURIComponent(name)}`, { body: asked }),
  savedBlocks: () => request<{ blocks: SavedBlockEntry[] }>("GET", "/api/blocks/mine"),
  savedBlock: (id: string) => request<Fragment>("POST", savedBlock(id), { body: {} }),
  saveBlock: (body: { title: string } & Pick<Graph, "nodes" | "edges" | "groups">) =>
    request<SavedBlockEntry>("POST", "/api/blocks/mine", { body }),
  renameBlock: (id: string, title: string) => request<SavedBlockEntry>("PATCH", savedBlock(id), { body: { title } }),
  deleteBlock: (id: string) => request<null>("DELETE", savedBlock(id)),
  restoreBlock: (id: string) => request<SavedBlockEntry>("POST", `${savedBlock(id)}/restore`),

  project: (id: string) => request<Project>("GET", project(id)),
  createProject: (body: Partial<ProjectDocument> | { example: string }) =>
    request<Project>("POST", "/api/projects", { body }),
  copyProject: (id: string, as?: { overrides: Overrides | null; snapshot: Moment }) =>
    request<Project>("POST", `${project(id)}/copy`, { body: as ?? {} }),
  play: (id: string, mode: PlayMode) => request<PlayAnswer>("POST", `${project(id)}/play`, { body: { mode } }),
  beginRun: (id: string) => request<Run>("POST", `${project(id)}/runs`, { body: { paused: true } }),
  reset: (id: string) => request<Project>("POST", `${project(id)}/reset`),
  undoReset: (id: string) => request<Project>("POST", `${project(id)}/reset/undo`),

  snapshots: (id: string) => request<Snapshots>("GET", `${run(id)}/snapshots`),
  pauseRun: (id: string) => request<Run>("POST", `${run(id)}/pause`),
  changeRun: (id: string, values: Params) => request<unknown>("POST", `${run(id)}/change`, { body: values }),
};
