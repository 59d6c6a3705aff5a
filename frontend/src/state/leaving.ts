/** Whoever would lose changes by leaving is asked first: the page keeps them while there is no server, and no longer. */

import { useConnection } from "./connection";
import { useProject } from "./project";

/** Whether leaving loses something. With a connection a change is on its way before anybody could leave. */
export function wouldLose(): boolean {
  return !useProject.getState().saved && useConnection.getState().live !== "online";
}

/** The browser asks in its own words, and only when this is prevented. */
export function askBeforeLeaving(): void {
  window.addEventListener("beforeunload", (event) => {
    if (wouldLose()) event.preventDefault();
  });
}
