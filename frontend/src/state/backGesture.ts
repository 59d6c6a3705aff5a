/**
 * A phone's "back" closes the dialog that lies over the page, instead of leaving the page (HTML Standard, close requests).
 * Only where fingers point: elsewhere a close request is the key Escape, which lists inside a dialog have their own use for.
 * Where "back" leaves the page, the dialog goes with it.
 */

import { isTouched } from "../ui/touch";
import { closeDialog, useDialog } from "./dialogs";

/** Not in TypeScript's library yet. */
interface CloseWatcher {
  onclose: (() => void) | null;
  destroy(): void;
}

declare global {
  interface Window {
    readonly CloseWatcher?: new () => CloseWatcher;
  }
}

/** Call once. */
export function startBackGesture(): void {
  let page = location.pathname;
  useDialog.subscribe(() => {
    page = location.pathname;
  });
  window.addEventListener("popstate", () => {
    if (location.pathname !== page) closeDialog();
  });
  const { CloseWatcher } = window;
  if (CloseWatcher === undefined || !isTouched()) return;
  let watcher: CloseWatcher | null = null;
  useDialog.subscribe(({ dialog }) => {
    if (dialog === null) {
      watcher?.destroy();
      watcher = null;
    } else if (watcher === null) {
      watcher = new CloseWatcher();
      watcher.onclose = () => {
        watcher = null;
        closeDialog();
      };
    }
  });
}
