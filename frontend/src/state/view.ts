/** What this viewer sees: selection, opened node, colour scale, theme. None of it is part of the project. */

import { create } from "zustand";
import type { Theme } from "../core/colours";
import type { ColourScale } from "../core/raster";
import type { NodeId } from "../wire/types";
import { redrawAll } from "./frames";

export type PhoneTab = "network" | "draw" | "curves" | "layer" | "add";

export const DOCK_TABS = ["curves", "signals", "results", "runs"] as const;

/** What is shown of the training below the canvas. */
export type DockTab = (typeof DOCK_TABS)[number];

export type InspectorTab = "layer" | "training";

interface View {
  selected: readonly NodeId[];
  selectedEdges: readonly string[];
  /** The group that was chosen as a whole: its layers are what is selected. */
  selectedGroup: string | null;
  /** The group whose title is being typed on the canvas. */
  renaming: string | null;
  /** The node shown large, null for the overview. */
  opened: NodeId | null;
  colourScale: ColourScale;
  /** The theme in force, after "auto" was resolved. */
  theme: Theme;
  phoneTab: PhoneTab;
  inspectorTab: InspectorTab;
  dockTab: DockTab;
  helpOpen: boolean;
  /** The node whose menu "connect to…" is open. */
  connectFrom: NodeId | null;
}

export const useView = create<View>(() => ({
  selected: [],
  selectedEdges: [],
  selectedGroup: null,
  renaming: null,
  opened: null,
  colourScale: "layer",
  theme: "light",
  phoneTab: "network",
  inspectorTab: "layer",
  dockTab: "curves",
  helpOpen: false,
  connectFrom: null,
}));

// Colours are baked into pixels: a change of theme or scale draws every canvas again.
useView.subscribe((now, before) => {
  if (now.theme !== before.theme || now.colourScale !== before.colourScale) redrawAll();
});

/** The menu "connect to…" belongs to the one selected layer: it closes when the selection goes elsewhere. */
export function select(nodes: readonly NodeId[], edges: readonly string[] = [], group: string | null = null): void {
  useView.setState(({ connectFrom, renaming }) => ({
    selected: nodes,
    selectedEdges: edges,
    selectedGroup: group,
    renaming: group === renaming ? renaming : null,
    connectFrom: nodes.length === 1 && nodes[0] === connectFrom ? connectFrom : null,
  }));
}

export function openNode(opened: NodeId | null): void {
  useView.setState({ opened });
}

export function setColourScale(colourScale: ColourScale): void {
  useView.setState({ colourScale });
}

export function setTheme(theme: Theme): void {
  useView.setState({ theme });
}

export function showPhoneTab(phoneTab: PhoneTab): void {
  useView.setState({ phoneTab });
}

export function showInspectorTab(inspectorTab: InspectorTab): void {
  useView.setState({ inspectorTab });
}

export function showDockTab(dockTab: DockTab): void {
  useView.setState({ dockTab });
}

export function setHelpOpen(helpOpen: boolean): void {
  useView.setState({ helpOpen });
}

export function askRename(renaming: string | null): void {
  useView.setState({ renaming });
}

export function askConnect(connectFrom: NodeId | null): void {
  useView.setState({ connectFrom });
}

/** Brings the palette's search to the keyboard; on a phone its tab opens first. */
export function focusPalette(): void {
  showPhoneTab("add");
  requestAnimationFrame(() => document.querySelector<HTMLInputElement>("[data-palette-search]")?.focus());
}
