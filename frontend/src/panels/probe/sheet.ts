/**
 * What the panel holds outside React: on a small screen it leaves the page with its tab, and the drawing and the chosen
 * source must be there when it comes back.
 */
import { create } from "zustand";
import { firstSample } from "../../state/first-look";
import { useProbe } from "../../state/probe";
import { useProject } from "../../state/project";
import type { DatasetEntry } from "../../wire/types";
import type { Sample } from "./samples";
import type { Stroke } from "./strokes";

export const SOURCES = ["draw", "sample", "upload"] as const;
export type Source = (typeof SOURCES)[number];

export const useSource = create<{ readonly source: Source }>(() => ({ source: "draw" }));

let shown: Sample | null = null;
useProbe.subscribe(({ input }) => {
  if (input !== null && "dataset" in input) shown = input;
});

/** The sample to come back to after drawing: the one shown last, else the first of the data set. */
export function latestSample(dataset: DatasetEntry): Sample {
  return shown?.dataset === dataset.name ? shown : firstSample(dataset);
}

let strokes: Stroke[] = [];
let ofProject: string | null = null;

/** The strokes drawn for the open project, oldest first; another project starts with a blank sheet. */
export function sheetStrokes(): Stroke[] {
  const { id } = useProject.getState();
  if (id !== ofProject) {
    ofProject = id;
    strokes = [];
  }
  return strokes;
}
