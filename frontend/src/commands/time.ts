/** Commands that move through the snapshots of the training. Their code comes with the slider's. */

import { useMoment } from "../state/moment";
import type { Command } from "./command";

const timeline = () => import("../state/timeline");
const hasRun = () => useMoment.getState().run !== null;

export const timeCommands: readonly Command[] = [
  {
    id: "time.back",
    group: "training",
    labelKey: "commands:timeBack",
    keys: [","],
    when: hasRun,
    run: () => void timeline().then(({ walk }) => walk(-1)),
  },
  {
    id: "time.on",
    group: "training",
    labelKey: "commands:timeOn",
    keys: ["."],
    when: hasRun,
    run: () => void timeline().then(({ walk }) => walk(1)),
  },
  {
    id: "time.play",
    group: "training",
    labelKey: "commands:timePlay",
    keys: ["Shift+P"],
    when: hasRun,
    run: () => void timeline().then(({ playBack }) => playBack()),
  },
  {
    id: "time.live",
    group: "training",
    labelKey: "commands:timeLive",
    keys: ["Shift+L"],
    when: () => useMoment.getState().snapshot !== "live",
    run: () => void timeline().then(({ goLive }) => goLive()),
  },
];
