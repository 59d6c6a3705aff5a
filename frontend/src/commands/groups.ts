/** Commands that make groups of layers, fold them, open them and lock them. */

import { currentGraph } from "../state/editing";
import { canFreeze, toggleFrozen } from "../state/freezing";
import { foldAll, groupSelection, toggleFolded, ungroupSelection } from "../state/grouping";
import { askRename, useView } from "../state/view";
import type { Command } from "./command";

const chosen = () => useView.getState().selectedGroup;
const isChosen = () => chosen() !== null;
const hasGroups = () => Object.keys(currentGraph()?.groups ?? {}).length > 0;

export const groupCommands: readonly Command[] = [
  {
    id: "network.group",
    group: "network",
    labelKey: "commands:group",
    keys: ["Mod+G"],
    when: () => useView.getState().selected.length > 0,
    run: groupSelection,
  },
  {
    id: "network.ungroup",
    group: "network",
    labelKey: "commands:ungroup",
    keys: ["Mod+Shift+G"],
    when: isChosen,
    run: ungroupSelection,
  },
  {
    id: "network.fold",
    group: "network",
    labelKey: "commands:fold",
    keys: ["O"],
    when: isChosen,
    run: () => toggleFolded(chosen() as string),
  },
  {
    id: "network.foldAll",
    group: "network",
    labelKey: "commands:foldAll",
    keys: ["Shift+O"],
    when: hasGroups,
    run: foldAll,
  },
  {
    id: "network.rename",
    group: "network",
    labelKey: "commands:rename",
    keys: ["F2"],
    when: isChosen,
    run: () => askRename(chosen()),
  },
  {
    id: "network.freeze",
    group: "network",
    labelKey: "commands:freeze",
    keys: ["K"],
    when: canFreeze,
    run: toggleFrozen,
  },
];
