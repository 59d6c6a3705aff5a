/** Commands that take networks out and bring them in. */

import { openDialog } from "../state/dialogs";
import { useProject } from "../state/project";
import type { Command } from "./command";

export const exchangeCommands: readonly Command[] = [
  {
    id: "exchange.export",
    group: "network",
    labelKey: "commands:export",
    keys: ["E"],
    when: () => useProject.getState().document !== null,
    run: () => openDialog({ name: "export" }),
  },
  {
    id: "exchange.import",
    group: "network",
    labelKey: "commands:import",
    keys: ["I"],
    when: () => true,
    run: () => openDialog({ name: "import" }),
  },
];
