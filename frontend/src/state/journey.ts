/**
 * An opened layer is one step of the browser's journey: "back" closes it, and closing it steps back, so that nothing piles
 * up. A layer that a link opened is where the journey began: there is nothing of ours to step back to.
 */

import { mainGraph, useProject } from "./project";
import { goTo, placeInAddress } from "./unit";
import { openNode, useView } from "./view";

/** Whether the present entry was made by opening a layer. It outlives a reload with the entry. */
const isOurs = () => (history.state as { opened?: boolean } | null)?.opened === true;

/** While a step back that a closed layer takes has not happened yet. */
let isStepping = false;

/** Call once, after the units have begun to keep the address. */
export function startJourney(): void {
  useView.subscribe(({ opened }, before) => {
    if (useProject.getState().id === null || isStepping) return;
    if (before.opened === null && opened !== null && placeInAddress().layer === null) push();
    if (before.opened !== null && opened === null && isOurs()) {
      isStepping = true;
      history.back();
    }
  });
  window.addEventListener("popstate", () => {
    if (isStepping) {
      isStepping = false;
      if (useView.getState().opened !== null) push(); // opened again meanwhile
    } else follow();
  });
}

/** The address of the new entry is written by `unit.ts`. */
function push(): void {
  history.pushState({ opened: true }, "");
}

/** Back to another project: what its address says is of that one, which takes it up when it is opened. */
function follow(): void {
  const { id, document } = useProject.getState();
  if (location.pathname !== `/p/${id}`) return;
  const place = placeInAddress();
  if (place.layer === null) openNode(null);
  else if (document !== null) goTo(place, mainGraph(document));
}
