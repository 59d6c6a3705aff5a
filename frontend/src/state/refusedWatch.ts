/** A watch that is refused: what it showed is of other weights or another picture, and would be taken for the present. */

import type { ProblemMessage } from "../wire/messages.gen";
import { loadDatasets } from "./catalog";
import { CANVAS_WATCH, forgetWatch, redrawAll } from "./frames";
import { dropUnfit } from "./overrides";
import { forgetBeside, useProbe } from "./probe";

/** Forgets the watch's pictures and answer. A layer's problem leaves them: the analysis shows it at its card. */
export function takeRefusedWatch(watch: string, { code, problems }: Pick<ProblemMessage, "code" | "problems">): void {
  if (dropUnfit(problems)) return;
  // Held back since the catalogue was loaded: with the new one another sample is looked at.
  if (problems.some((problem) => problem.code === "split_held_back")) void loadDatasets().catch(() => undefined);
  const [problem] = problems;
  if (code !== "insight_refused" || problem === undefined || problem.node || problem.edge) return;
  forgetWatch(watch);
  redrawAll();
  if (watch === CANVAS_WATCH) useProbe.setState({ prediction: null, refused: problem });
  else forgetBeside(watch);
}
