/**
 * What the panel holds outside React: on a small screen it leaves the page with its tab, and the drawing and the chosen
 * source must be there when it comes back. The drawing and the picture also outlive a reload of the page.
 */
import { create } from "zustand";
import { firstSample } from "../../state/first-look";
import { setProbe, useProbe } from "../../state/probe";
import { useProject } from "../../state/project";
import type { DatasetEntry } from "../../wire/types";
import { isDark } from "./input";
import { pack, unpack } from "./keeping";
import type { Sample } from "./samples";
import type { Stroke } from "./strokes";

export const SOURCES = ["draw", "sample", "upload", "camera"] as const;
export type Source = (typeof SOURCES)[number];

export const useSource = create<{ readonly source: Source }>(() => ({ source: "draw" }));

/** The picture is an empty pad: whatever the network says of it is no answer. */
export function useIsEmptyPad(): boolean {
  const isDrawing = useSource(({ source }) => source === "draw");
  return useProbe(({ given }) => isDrawing && given !== null && "pixels" in given && isDark(given.pixels));
}

let shown: Sample | null = null;
useProbe.subscribe(({ given }, before) => {
  if (given !== null && "dataset" in given) shown = given;
  if (given !== before.given) keepSoon();
});

/** The sample to come back to after drawing: the one shown last if it is still to be had, else the first of the data set. */
export function latestSample(dataset: DatasetEntry): Sample {
  const isThere = shown?.dataset === dataset.name && (dataset.splits[shown.split] ?? 0) > 0;
  return shown !== null && isThere ? shown : firstSample(dataset);
}

let strokes: Stroke[] = [];
let ofProject: string | null = null;

/** The strokes drawn for the open project, oldest first; another project starts with a blank sheet. */
export function sheetStrokes(): Stroke[] {
  const { id } = useProject.getState();
  if (id !== ofProject) {
    ofProject = id;
    restore(id);
  }
  return strokes;
}

const keyOf = (project: string) => `svertka.probe.${project}`;

function restore(project: string | null): void {
  const kept = project === null ? null : unpack(stored(keyOf(project)));
  strokes = [...(kept?.strokes ?? [])];
  if (kept?.input) setProbe(kept.input);
}

function stored(key: string): string | null {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null; // storage may be forbidden; the drawing then lasts as long as the page
  }
}

const KEEP_MS = 400;
let keeping: ReturnType<typeof setTimeout> | undefined;

/** A pen moves a hundred times a second; what lies on the sheet when it rests is kept. */
function keepSoon(): void {
  clearTimeout(keeping);
  keeping = setTimeout(keep, KEEP_MS);
}

function keep(): void {
  if (ofProject === null || ofProject !== useProject.getState().id) return;
  const { given, source } = useProbe.getState();
  if (source === "camera") return; // what a camera saw is kept nowhere
  const isDrawn = useSource.getState().source === "draw" && strokes.length > 0;
  const text = pack({ strokes, input: isDrawn ? null : given });
  try {
    if (text === null) sessionStorage.removeItem(keyOf(ofProject));
    else sessionStorage.setItem(keyOf(ofProject), text);
  } catch {
    // Forbidden or full: nothing depends on it.
  }
}
