/** Commands that build and arrange the network. */

import { type CardId, groupCardId } from "../core/folding";
import { canSwitchOff } from "../core/switching";
import { autoLayout } from "../state/arranging";
import { pinSelection, showComparison, useComparison } from "../state/comparison";
import { currentGraph } from "../state/editing";
import { isFolded } from "../state/folding";
import { openGroup } from "../state/grouping";
import { switchLayer } from "../state/overrides";
import { useProject } from "../state/project";
import { askConnect, focusPalette, openNode, useView } from "../state/view";
import type { Command } from "./command";

const isOpen = () => useProject.getState().document !== null;
const only = () => {
  const { selected } = useView.getState();
  return selected.length === 1 ? selected[0] : undefined;
};

function isLayerChosen(): boolean {
  const [graph, node] = [currentGraph(), only()];
  return graph !== null && node !== undefined && canSwitchOff(graph, node);
}

/** The card that Enter opens: that of the one selected layer, or of the selected group while it is folded. */
function chosenCard(): CardId | undefined {
  const { selectedGroup } = useView.getState();
  const graph = currentGraph();
  if (selectedGroup === null || !graph) return only();
  return isFolded(graph, selectedGroup) ? groupCardId(selectedGroup) : undefined;
}

/** The keyboard is on a card that is not the chosen one. */
function isAnotherFocused(): boolean {
  const focused = document.activeElement?.closest(".react-flow__node")?.getAttribute("data-id");
  return typeof focused === "string" && focused !== chosenCard();
}

function openChosen(): void {
  const { selectedGroup } = useView.getState();
  if (selectedGroup === null) openNode(only() ?? null);
  else openGroup(selectedGroup);
}

/** Pins what is selected to the comparison; with nothing selected it comes and goes. */
function compareSelection(): void {
  const { selected, selectedGroup } = useView.getState();
  const graph = currentGraph();
  if (graph && selected.length > 0) pinSelection(graph, selected, selectedGroup);
  else showComparison(!useComparison.getState().open);
}

export const networkCommands: readonly Command[] = [
  { id: "network.add", group: "network", labelKey: "commands:add", keys: ["A", "/"], when: isOpen, run: focusPalette },
  {
    id: "network.connect",
    group: "network",
    labelKey: "commands:connect",
    keys: ["C"],
    when: () => only() !== undefined && useView.getState().selectedGroup === null,
    run: () => askConnect(only() ?? null),
  },
  {
    id: "network.open",
    group: "network",
    labelKey: "commands:open",
    keys: ["Enter"],
    when: () => chosenCard() !== undefined && useView.getState().opened === null && !isAnotherFocused(),
    run: openChosen,
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
    id: "network.off",
    group: "network",
    labelKey: "commands:off",
    keys: ["X"],
    when: () => isLayerChosen(),
    run: () => switchLayer(only() ?? ""),
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
