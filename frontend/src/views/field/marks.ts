/**
 * The fields of the unit that is pointed at, or was chosen, over all maps on the screen. Nothing of this passes through
 * React: a pointer moves a hundred times a second, and there may be as many cards.
 */

import { fieldPaths, unitPath } from "../../core/fieldPath";
import { placeOfUnit } from "../../core/mapPoint";
import type { Unit } from "../../core/unit";
import { type Fields, projectiveFields, receptiveFields, type Wiring, wiringOf } from "../../core/unitFields";
import { useAnalysis } from "../../state/analysis";
import { latestItem } from "../../state/frames";
import { type MapPlace, mapPlaces, watchMapPlaces } from "../../state/mapPlaces";
import { mainGraph, useProject } from "../../state/project";
import { useUnit } from "../../state/unit";
import type { Analysis, Graph } from "../../wire/types";
import classes from "./Marks.module.css";

const SVG = "http://www.w3.org/2000/svg";

/** What is drawn now. */
export interface Drawn {
  readonly unit: Unit;
  readonly place: readonly number[];
  readonly seen: Fields;
  readonly changed: Fields;
}

let drawn: Drawn | null = null;
let scheduled = false;
const listeners = new Set<() => void>();

/** What is drawn over the maps now; null while no unit is pointed at. */
export function drawnFields(): Drawn | null {
  return drawn;
}

/** Calls `told` in the frame in which other fields are drawn. Returns the unsubscription. */
export function onFields(told: () => void): () => void {
  listeners.add(told);
  return () => {
    listeners.delete(told);
  };
}

/** Draws from now on. */
export function startMarks(): void {
  useUnit.subscribe((now, before) => {
    if (now.pointed !== before.pointed || now.pinned !== before.pinned) schedule();
  });
  useAnalysis.subscribe(schedule);
  watchMapPlaces((host) => {
    const place = mapPlaces().get(host);
    if (place) mark(host, place);
  });
  schedule();
}

function schedule(): void {
  if (scheduled) return;
  scheduled = true;
  requestAnimationFrame(() => {
    scheduled = false;
    drawn = whatToDraw();
    for (const [host, place] of mapPlaces()) mark(host, place);
    for (const told of listeners) told();
  });
}

let known: { edges: Graph["edges"]; nodes: Analysis["nodes"]; wiring: Wiring } | null = null;

/** The wiring of the open network, reckoned once for a document's edges and their analysis. */
export function presentWiring(): Wiring | null {
  const { document } = useProject.getState();
  const { analysis } = useAnalysis.getState();
  if (!document || !analysis) return null;
  const { edges } = mainGraph(document);
  if (known?.edges !== edges || known.nodes !== analysis.nodes) {
    known = { edges, nodes: analysis.nodes, wiring: wiringOf(edges, analysis.nodes) };
  }
  return known.wiring;
}

function whatToDraw(): Drawn | null {
  const { pointed, pinned } = useUnit.getState();
  const unit = pointed ?? pinned;
  const wiring = presentWiring();
  const shape = unit && wiring?.shapes.get(unit.node);
  const place = shape ? placeOfUnit(unit, shape) : null;
  if (!unit || !wiring || !place) return null;
  return {
    unit,
    place,
    seen: receptiveFields(wiring, unit.node, place),
    changed: projectiveFields(wiring, unit.node, place),
  };
}

function mark(host: HTMLElement, { node, face, watch }: MapPlace): void {
  const present = host.querySelector<SVGSVGElement>(`:scope > .${classes.marks}`);
  const shape = useAnalysis.getState().analysis?.nodes[node]?.shape;
  const isOwn = drawn?.unit.node === node;
  const field = drawn?.seen.get(node) ?? drawn?.changed.get(node);
  if (!drawn || !shape || !field) {
    present?.remove();
    return;
  }
  const item = latestItem(node, "activations", watch);
  const cells = item && item.tiles === 1 ? item.width : face.shown;
  const { area, padding } = isOwn
    ? { area: unitPath(drawn.place, tileOf(drawn.unit, item?.channels, face.kind), shape, face, cells), padding: "" }
    : fieldPaths(field, shape, face, cells);
  const svg = present ?? host.appendChild(emptyMarks());
  svg.setAttribute("viewBox", `0 0 ${face.width} ${face.height}`);
  svg.dataset.role = isOwn ? "unit" : drawn.seen.has(node) ? "seen" : "changed";
  const [casing, shown, border] = svg.children;
  casing?.setAttribute("d", area);
  shown?.setAttribute("d", area);
  border?.setAttribute("d", padding);
}

function tileOf({ channel }: Unit, channels: readonly number[] | undefined, kind: MapPlace["face"]["kind"]): number {
  if (kind === "image") return 0;
  return channels ? channels.indexOf(channel) : channel;
}

/** Two lines, a dark one below a bright one, are seen on any map. */
function emptyMarks(): SVGSVGElement {
  const svg = document.createElementNS(SVG, "svg");
  svg.classList.add(classes.marks ?? "");
  svg.setAttribute("aria-hidden", "true");
  for (const name of [classes.casing, classes.area, classes.padding]) {
    const path = document.createElementNS(SVG, "path");
    path.classList.add(name ?? "");
    svg.append(path);
  }
  return svg;
}
