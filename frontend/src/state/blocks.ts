/** Blocks: ready groups of layers, drawn by the server for what will enter them, and those a person has saved. */

import i18next from "../i18n";
import { api } from "../wire/api";
import type { BlockEntry, Graph, Params, SavedBlockEntry } from "../wire/types";
import { useAnalysis } from "./analysis";
import { addFragment, currentGraph, type Place, placeAfterSelection, selectedFragment } from "./editing";
import { listing } from "./listing";
import { tell, tellError, tellUndoable } from "./notices";

/** What a block on its way to the canvas is. */
export type BlockSource = { block: string; params: Params } | { saved: string };

export const blocks = listing<BlockEntry>(async () => (await api.blocks()).blocks);

/** The newest first. */
export const savedBlocks = listing<SavedBlockEntry>(async () => (await api.savedBlocks()).blocks);

/** Draws a block for the output it will follow and puts it there; the server's reason is told where it cannot be. */
export async function addBlock(source: BlockSource, place: Place): Promise<void> {
  const graph = currentGraph();
  if (!graph) return;
  try {
    const shape = shapeAt(graph, place);
    const fragment = await ("saved" in source
      ? api.savedBlock(source.saved)
      : api.block(source.block, { params: source.params, ...(shape && { shape }) }));
    addFragment(fragment, place);
  } catch (error) {
    tellError(error);
  }
}

export function addBlockAfterSelection(source: BlockSource): Promise<void> {
  return addBlock(source, placeAfterSelection());
}

/** What would enter a block there; undefined where nothing leads to it or nothing is known of it. */
function shapeAt(graph: Graph, place: Place): readonly number[] | undefined {
  const before = "after" in place ? place.after : "edge" in place ? graph.edges[place.edge]?.source : undefined;
  return before === undefined ? undefined : useAnalysis.getState().shapes.get(before);
}

/** Keeps the chosen layers as a block of one's own. */
export async function saveSelection(title: string): Promise<void> {
  const fragment = selectedFragment();
  if (!fragment) return;
  const { nodes, edges, groups } = fragment;
  await changeSaved(async () => {
    await api.saveBlock({ title, nodes, edges, groups });
    tell(i18next.t("palette:saved", { title }), "block");
  });
}

export function renameBlock(id: string, title: string): Promise<void> {
  return changeSaved(() => api.renameBlock(id, title));
}

export function deleteBlock({ id, title }: SavedBlockEntry): Promise<void> {
  return changeSaved(async () => {
    await api.deleteBlock(id);
    const restore = () => void changeSaved(() => api.restoreBlock(id));
    tellUndoable(i18next.t("palette:deleted", { title }), "block", restore);
  });
}

async function changeSaved(change: () => Promise<unknown>): Promise<void> {
  try {
    await change();
    await savedBlocks.load();
  } catch (error) {
    tellError(error);
  }
}
