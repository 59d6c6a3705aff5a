/** Commands that change only what this person sees. */

import { openDialog } from "../state/dialogs";
import { useProject } from "../state/project";
import { setHelpOpen } from "../state/view";
import { fitNetwork, zoomBy } from "../state/viewport";
import type { Command } from "./command";

const isOpen = () => useProject.getState().document !== null;

export const viewCommands: readonly Command[] = [
  { id: "view.fit", group: "view", labelKey: "commands:fit", keys: ["F"], when: isOpen, run: () => fitNetwork() },
  {
    id: "view.zoomIn",
    group: "view",
    labelKey: "commands:zoomIn",
    keys: ["+", "="],
    when: isOpen,
    run: () => zoomBy("in"),
  },
  {
    id: "view.zoomOut",
    group: "view",
    labelKey: "commands:zoomOut",
    keys: ["-"],
    when: isOpen,
    run: () => zoomBy("out"),
  },
  {
    id: "view.runs",
    group: "training",
    labelKey: "commands:runs",
    keys: ["R"],
    when: isOpen,
    run: () => openDialog({ name: "runs", face: { kind: "list" } }),
  },
  {
    id: "view.why",
    group: "view",
    labelKey: "commands:why",
    keys: ["W"],
    when: isOpen,
    run: () => openDialog({ name: "why" }),
  },
  {
    id: "view.embedding",
    group: "view",
    labelKey: "commands:embedding",
    keys: ["M"],
    when: isOpen,
    run: () => openDialog({ name: "embedding" }),
  },
  {
    id: "view.gallery",
    group: "view",
    labelKey: "commands:gallery",
    keys: ["N"],
    when: () => true,
    run: () => openDialog({ name: "gallery" }),
  },
  {
    id: "view.help",
    group: "view",
    labelKey: "commands:help",
    keys: ["?"],
    when: () => true,
    run: () => setHelpOpen(true),
  },
];
