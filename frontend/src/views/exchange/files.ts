/** What the server makes of a project, and takes from a file. */

import { importKind } from "../../core/importing";
import { request, requestFile } from "../../wire/api";
import type { Project } from "../../wire/types";

export const FORMATS = ["pytorch", "weights", "onnx", "project"] as const;
export type Format = (typeof FORMATS)[number];

export const EXTENSIONS: Record<Format, string> = {
  pytorch: "py",
  weights: "safetensors",
  onnx: "onnx",
  project: "json",
};

/** Tracing a large network takes the server longer than any other answer; so does a large file on its way. */
const LONG_MS = 180_000;

const project = (id: string) => `/api/projects/${encodeURIComponent(id)}`;

export function exportFile(id: string, format: Format): Promise<Blob> {
  return requestFile("GET", `${project(id)}/export/${format}`, { patience: LONG_MS });
}

export interface Proof {
  equal: boolean;
  largest_difference: number;
  tolerance: number;
  pictures: number;
}

/** Runs the exported file by itself and compares its logits with the playground's. */
export function proveExport(id: string): Promise<Proof> {
  return request("POST", `${project(id)}/export/proof`, { patience: LONG_MS });
}

/** A project of one's own from a project's file or an ONNX graph, which is called as its file is. */
export function importProject(file: File): Promise<Project> {
  const isProject = importKind(file.name) === "project";
  return request("POST", `/api/import?title=${encodeURIComponent(file.name.replace(/\.[^.]*$/, ""))}`, {
    body: file,
    headers: { "Content-Type": isProject ? "application/json" : "application/octet-stream" },
    patience: LONG_MS,
  });
}

export function importWeights(id: string, file: File): Promise<{ keys: number; parameters: number }> {
  return request("PUT", `${project(id)}/weights`, { body: file, patience: LONG_MS });
}
