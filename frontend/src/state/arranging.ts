/** Auto-layout: the server finds new places for all cards, with every group in a box of its own. */

import { create } from "zustand";
import { moveNodes, type Point } from "../core/graph";
import { api } from "../wire/api";
import { currentGraph } from "./editing";
import { forgetMoved } from "./folding";
import { tellError } from "./notices";
import { editGraph, useProject } from "./project";
import { fitNetwork } from "./viewport";

/** Whether places have been asked for and have not come yet. */
export const useArranging = create<{ isBusy: boolean }>(() => ({ isBusy: false }));

/** Arranges the network anew, as one entry of the history; when the server cannot, that is told and nothing moves. */
export async function autoLayout(): Promise<void> {
  const graph = currentGraph();
  const { id } = useProject.getState();
  if (!graph || useArranging.getState().isBusy) return;
  useArranging.setState({ isBusy: true });
  try {
    const { positions } = await api.arrange(graph);
    // Layers of another project may have the same names.
    if (useProject.getState().id === id) moveAll(new Map(Object.entries(positions)));
  } catch (error) {
    tellError(error);
  } finally {
    useArranging.setState({ isBusy: false });
  }
}

function moveAll(positions: ReadonlyMap<string, Point>): void {
  editGraph((draft) => moveNodes(draft, positions));
  forgetMoved();
  requestAnimationFrame(() => fitNetwork());
}
