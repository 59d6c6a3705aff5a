/** Commands that drive the training. */

import { openDialog } from "../state/dialogs";
import { useProject } from "../state/project";
import { giveOrder, isActive, pause, play, reset, useRun } from "../state/run";
import type { Command } from "./command";

const isOpen = () => useProject.getState().document !== null;

const KEYS = { run: [], epoch: ["Shift+E"], slow: ["Shift+S"] };

export const trainingCommands: readonly Command[] = [
  {
    id: "training.play",
    group: "training",
    labelKey: "commands:play",
    keys: ["Space", "P"],
    when: isOpen,
    run: () => giveOrder(() => void (isActive(useRun.getState().run) ? pause() : play("run"))),
  },
  {
    id: "training.step",
    group: "training",
    labelKey: "commands:step",
    keys: ["S"],
    when: isOpen,
    run: () => giveOrder(() => void play("step")),
  },
  ...(["run", "epoch", "slow"] as const).map((gait) => ({
    id: `training.${gait}`,
    group: "training" as const,
    labelKey: `commands:${gait}`,
    keys: KEYS[gait],
    when: isOpen,
    run: () => giveOrder(() => void play(gait)),
  })),
  {
    id: "training.look",
    group: "training",
    labelKey: "commands:lookIntoStep",
    keys: ["Shift+I"],
    when: isOpen,
    run: () => openDialog({ name: "step" }),
  },
  {
    id: "training.reset",
    group: "training",
    labelKey: "commands:reset",
    keys: ["Shift+R"],
    when: isOpen,
    run: () => giveOrder(() => void reset()),
  },
];
