/** Commands for building with others. */

import { openDialog } from "../state/dialogs";
import { useProject } from "../state/project";
import type { Command } from "./command";

export const togetherCommands: readonly Command[] = [
  {
    id: "together.partners",
    group: "network",
    labelKey: "commands:partners",
    keys: [],
    when: () => ["owner", "partner"].includes(useProject.getState().role) && useProject.getState().id !== null,
    run: () => openDialog({ name: "partners" }),
  },
];
