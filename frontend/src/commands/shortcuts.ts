/** Gives key presses to commands, unless the person is typing or a control has its own use for the key. */

import { useEffect } from "react";
import { useDialog } from "../state/dialogs";
import { isQuiet } from "../state/quiet";
import { useTogether } from "../state/together";
import { useView } from "../state/view";
import { matchesKeys } from "./command";
import { commands } from "./registry";

const TYPING = "input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable=true]";
const OWN_KEYS = "button, a[href], [role=slider], [role=menuitem], [role=tab], [role=option], [role=combobox]";
const OPEN_MENU = "[role=dialog], [role=menu]";
const CONTROL_KEYS = new Set([" ", "Enter"]);

/** Whether the focused element takes the key itself. */
function belongsToControl(event: KeyboardEvent): boolean {
  const target = event.target instanceof Element ? event.target : null;
  if (!target) return false;
  if (target.closest(TYPING) || target.closest(OPEN_MENU)) return true;
  // React Flow chooses the focused card by the space bar.
  if (event.key === " " && target.closest(".react-flow__node")) return true;
  return CONTROL_KEYS.has(event.key) && target.closest(OWN_KEYS) !== null;
}

/** Whether a dialog, or the curtain of a class, covers the page: what lies behind is out of reach, wherever the focus has gone when its element
 * went away. One that is fading out covers nothing any more. */
function isBehindDialog(): boolean {
  const { opened, helpOpen } = useView.getState();
  return useDialog.getState().dialog !== null || opened !== null || helpOpen || isQuiet();
}

export function handleKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || belongsToControl(event)) return;
  if (isBehindDialog() || useTogether.getState().isMirrored) return;
  const found = commands.find((entry) => entry.keys.some((keys) => matchesKeys(event, keys)) && entry.when());
  if (!found) return;
  event.preventDefault();
  found.run();
}

export function useShortcuts(): void {
  useEffect(() => {
    // Before the canvas sees the key: Enter opens a card that is chosen already, and chooses one that is not.
    window.addEventListener("keydown", handleKey, { capture: true });
    return () => window.removeEventListener("keydown", handleKey, { capture: true });
  }, []);
}
