/** What the home page asks of the server. */
import { request } from "../../wire/api";
import type { Examples, Projects } from "../../wire/messages.gen";
import type { DatasetEntry, Graph, ProjectDocument } from "../../wire/types";

const project = (id: string) => `/api/projects/${encodeURIComponent(id)}`;

interface Created {
  readonly id: string;
}

export function listProjects(signal: AbortSignal): Promise<Projects> {
  return request("GET", "/api/projects", { signal });
}

export function listExamples(signal: AbortSignal): Promise<Examples> {
  return request("GET", "/api/examples", { signal });
}

export function createFromExample(example: string): Promise<Created> {
  return request("POST", "/api/projects", { body: { example } });
}

/** A project with the published weights of an architecture. */
export function createWithWeights(architecture: string): Promise<Created> {
  return request("POST", "/api/projects", { body: { weights_of: architecture } });
}

/** A project with nothing but an input of the data set's size. */
export function createBlank(title: string, dataset: DatasetEntry): Promise<Created> {
  const input = { type: "input", params: { shape: dataset.shape }, position: [0, 0] as [number, number] };
  const main: Graph = { format: 1, name: title, nodes: { input }, edges: {}, groups: {} };
  const body: ProjectDocument = { title, task: "classify", graphs: { main }, dataset: dataset.name, recipe: {} };
  return request("POST", "/api/projects", { body });
}

export function renameProject(id: string, title: string, revision: number): Promise<unknown> {
  return request("PATCH", project(id), {
    body: [{ op: "replace", path: "/title", value: title }],
    headers: { "Content-Type": "application/json-patch+json", "If-Match": `"${revision}"` },
  });
}

export function duplicateProject(id: string): Promise<Created> {
  return request("POST", `${project(id)}/copy`);
}

export function deleteProject(id: string): Promise<unknown> {
  return request("DELETE", project(id));
}

export function restoreProject(id: string): Promise<unknown> {
  return request("POST", `${project(id)}/restore`);
}
