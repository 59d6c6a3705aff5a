/** Commands that build and arrange the network. */

import { pinNodes, showComparison, useComparison } from "../state/comparison";
import { autoLayout } from "../state/editing";
import { useProject } from "../state/project";
import { askConnect, focusPalette, openNode, useView } from "../state/view";
import type { Command } from "./command";

const isOpen = () => useProject.getState().document !== null;
const only = () => {
  const { selected } = useView.getState();
  return selected.length === 1 ? selected[0] : undefined;
};

/** The keyboard is on a card that is not the chosen one. */
function isAnotherFocused(): boolean {
  const focused = document.activeElement?.closest(".react-flow__node")?.getAttribute("data-id");
  return typeof focused === "string" && focused !== only();
}

/** Pins what is selected to the comparison; with nothing selected it comes and goes. */
function compareSelection(): void {
  const { selected } = useView.getState();
  if (selected.length > 0) pinNodes(selected);
  else showComparison(!useComparison.getState().open);
}

export const networkCommands: readonly Command[] = [
  { id: "network.add", group: "network", labelKey: "commands:add", keys: ["A", "/"], when: isOpen, run: focusPalette },
  {
    id: "network.connect",
    group: "network",
    labelKey: "commands:connect",
    keys: ["C"],
    when: () => only() !== undefined,
    run: () => askConnect(only() ?? null),
  },
  {
    id: "network.open",
    group: "network",
    labelKey: "commands:open",
    keys: ["Enter"],
    when: () => only() !== undefined && useView.getState().opened === null && !isAnotherFocused(),
    run: () => openNode(only() ?? null),
  },
  {
    id: "network.compare",
    group: "network",
    labelKey: "commands:compare",
    keys: ["V"],
    when: isOpen,
    run: compareSelection,
  },
  {
    id: "network.layout",
    group: "network",
    labelKey: "commands:layout",
    keys: ["L"],
    when: isOpen,
    run: () => void autoLayout(),
  },
];
