/**
 * What the panel holds outside React: on a small screen it leaves the page with its tab, and the drawing and the chosen
 * source must be there when it comes back.
 */
import { create } from "zustand";
import { useProject } from "../../state/project";
import type { Stroke } from "./strokes";

export const SOURCES = ["draw", "sample", "upload"] as const;
export type Source = (typeof SOURCES)[number];

export const useSource = create<{ readonly source: Source }>(() => ({ source: "draw" }));

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
