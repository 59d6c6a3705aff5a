/** When the tour is offered: over one's own project, and never while others see this page or somebody else leads it. */

import { useEffect } from "react";
import { useLesson } from "../../state/lesson";
import { useProject } from "../../state/project";
import { useRun } from "../../state/run";
import { useTogether } from "../../state/together";
import { giveWayToLeader, giveWayToTraining, offerTour, putOffTour } from "./steps";

export function useOffer(): void {
  const isMine = useProject((project) => project.mine);
  const isShown = useLesson(({ lesson }) => lesson?.isShowing === true);
  const isMirrored = useTogether((together) => together.isMirrored);
  const isRunning = useRun(({ run }) => run?.state === "running");
  useEffect(() => {
    if (isMirrored) giveWayToLeader();
    else if (isShown) putOffTour();
    // Who follows a link came to see somebody's network, not the page.
    else if (isMine) offerTour();
  }, [isMine, isShown, isMirrored]);
  useEffect(() => {
    if (isRunning) giveWayToTraining();
  }, [isRunning]);
}
