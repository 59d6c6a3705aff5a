/**
 * The units that this person looks at: the one under the pointer and the one that was chosen; and the face of the opened
 * layer. Both stand in the address, so that "copy link" hands out what is seen.
 */

import { create } from "zustand";
import {
  hasUnit,
  NOWHERE,
  type Place,
  readPlace,
  sameUnit,
  type Unit,
  unitIn,
  unitText,
  writePlace,
} from "../core/unit";
import i18next from "../i18n";
import type { Graph, NodeId } from "../wire/types";
import { useAnalysis } from "./analysis";
import { tell } from "./notices";
import { mainGraph, useProject } from "./project";
import { openNode, useView } from "./view";

export type { Unit } from "../core/unit";

/** The first of every layer's faces. */
export const FIRST_FACE = "maps";

/** The one of the last level: how a single value comes about. */
export const PIXEL_FACE = "pixel";

interface Units {
  /** Under the pointer, on any map. */
  pointed: Unit | null;
  /** Chosen: stays when the pointer goes. */
  pinned: Unit | null;
  /** How the opened layer is looked at, see `views/node/faces.ts`; null for the first. */
  face: string | null;
}

export const useUnit = create<Units>(() => ({ pointed: null, pinned: null, face: null }));

export function pointAt(pointed: Unit | null): void {
  if (!sameUnit(pointed, useUnit.getState().pointed)) useUnit.setState({ pointed });
}

export function pin(pinned: Unit | null): void {
  if (!sameUnit(pinned, useUnit.getState().pinned)) useUnit.setState({ pinned });
}

export function showFace(face: string | null): void {
  useUnit.setState({ face });
}

/** Opens a unit's layer at a face: `pixel` shows how its value comes about. */
export function openUnit(unit: Unit, face: string): void {
  useUnit.setState({ pinned: unit, face });
  openNode(unit.node);
}

/** What the address says, read before a project is opened: opening forgets what was looked at in the one before. */
export function placeInAddress(): Place {
  return readPlace(location.search);
}

/** Goes where a link into a network leads, as far as the network has it. */
export function goTo({ unit, layer, face }: Place, graph: Graph): void {
  const has = (node: NodeId | undefined) => node !== undefined && node in graph.nodes;
  useUnit.setState({ pointed: null, pinned: has(unit?.node) ? unit : null, face });
  openNode(layer !== null && has(layer) ? layer : null);
  const [missed] = [unit?.node, layer ?? undefined].filter((node) => node !== undefined && !has(node));
  if (missed === undefined) return;
  tell(i18next.t("workspace:link.layer", { name: missed }), "link");
  writeAddress();
}

/** A link may name a value that its layer does not have: the middle one is shown instead, and said to be. */
function keepWithin(shapes: ReadonlyMap<NodeId, readonly number[]>): void {
  const { pinned } = useUnit.getState();
  const shape = pinned && shapes.get(pinned.node);
  if (!pinned || !shape || hasUnit(shape, pinned)) return;
  const instead = unitIn(pinned.node, shape, pinned);
  pin(instead);
  tell(i18next.t("workspace:link.unit", { name: unitText(pinned), instead: unitText(instead) }), "link");
}

/** Keeps the address up to date from now on. */
export function startUnits(): void {
  useUnit.subscribe((now, before) => {
    if (now.pinned !== before.pinned || now.face !== before.face) writeAddress();
  });
  useAnalysis.subscribe(({ shapes }) => keepWithin(shapes));
  useView.subscribe((now, before) => {
    if (now.opened === before.opened) return;
    if (now.opened === null) useUnit.setState({ pointed: null, face: null });
    writeAddress();
  });
  useProject.subscribe((now, before) => {
    if (now.id === null && before.id !== null) useUnit.setState({ pointed: null, pinned: null, face: null });
    const pinned = useUnit.getState().pinned?.node;
    // Somebody may take the layer away while one of its units is looked at.
    if (pinned !== undefined && now.document && !(pinned in mainGraph(now.document).nodes)) pin(null);
  });
}

/** Browsers refuse an address that changes too often (Safari: 100 times in 30 s); a unit slides faster. */
const ADDRESS_MS = 350;

let writing: ReturnType<typeof setTimeout> | null = null;

/** Replaces the entry of the browser's history: pointing about is no journey that "back" should repeat. */
function writeAddress(): void {
  if (writing !== null) return;
  writing = setTimeout(() => {
    writing = null;
    if (useProject.getState().id === null) return; // another page's address is not ours
    const { pinned, face } = useUnit.getState();
    const { opened } = useView.getState();
    const search = writePlace(location.search, { ...NOWHERE, unit: pinned, layer: opened, face: face ?? FIRST_FACE });
    if (search !== location.search) history.replaceState(history.state, "", location.pathname + search + location.hash);
  }, ADDRESS_MS);
}
