/** Commands that change the network or take a change back. */

import { showComparison, useComparison } from "../state/comparison";
import {
  copySelection,
  currentGraph,
  deleteSelection,
  duplicateSelection,
  hasClipboard,
  paste,
} from "../state/editing";
import { redoEdit, undoEdit, useProject } from "../state/project";
import { select, useView } from "../state/view";
import type { Command } from "./command";

const hasSelection = () => useView.getState().selected.length > 0;
const isComparing = () => useComparison.getState().open;
const isOpen = () => useProject.getState().document !== null;

/** Takes back one thing at a time: the comparison, then the selection. */
function stepBack(): void {
  if (isComparing()) showComparison(false);
  else select([]);
}

export const editCommands: readonly Command[] = [
  {
    id: "edit.undo",
    group: "edit",
    labelKey: "commands:undo",
    keys: ["Mod+Z"],
    when: () => useProject.getState().history.past.length > 0,
    run: undoEdit,
  },
  {
    id: "edit.redo",
    group: "edit",
    labelKey: "commands:redo",
    keys: ["Mod+Shift+Z", "Mod+Y"],
    when: () => useProject.getState().history.future.length > 0,
    run: redoEdit,
  },
  {
    id: "edit.cut",
    group: "edit",
    labelKey: "commands:cut",
    keys: ["Mod+X"],
    when: hasSelection,
    run: () => {
      copySelection();
      deleteSelection();
    },
  },
  {
    id: "edit.copy",
    group: "edit",
    labelKey: "commands:copy",
    keys: ["Mod+C"],
    when: hasSelection,
    run: copySelection,
  },
  { id: "edit.paste", group: "edit", labelKey: "commands:paste", keys: ["Mod+V"], when: hasClipboard, run: paste },
  {
    id: "edit.duplicate",
    group: "edit",
    labelKey: "commands:duplicate",
    keys: ["Mod+D"],
    when: hasSelection,
    run: duplicateSelection,
  },
  {
    id: "edit.delete",
    group: "edit",
    labelKey: "commands:delete",
    keys: ["Delete", "Backspace"],
    when: () => hasSelection() || useView.getState().selectedEdges.length > 0,
    run: deleteSelection,
  },
  {
    id: "edit.selectAll",
    group: "edit",
    labelKey: "commands:selectAll",
    keys: ["Mod+A"],
    when: isOpen,
    run: () => select(Object.keys(currentGraph()?.nodes ?? {})),
  },
  {
    id: "edit.selectNone",
    group: "edit",
    labelKey: "commands:selectNone",
    keys: ["Escape"],
    when: () => (hasSelection() || isComparing()) && useView.getState().opened === null,
    run: stepBack,
  },
];
