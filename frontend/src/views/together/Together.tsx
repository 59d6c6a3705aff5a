/** What happens to a whole page because of other people: the mirror, what was handed out, the projector, quiet. */

import { useRef } from "react";
import { useIsQuiet } from "../../state/quiet";
import { useTogether } from "../../state/together";
import { HandoutNotice } from "./HandoutNotice";
import { MirrorBar } from "./MirrorBar";
import { ProjectorQuestion } from "./ProjectorQuestion";
import { Quiet } from "./Quiet";
import { ShowingBar } from "./ShowingBar";
import classes from "./Together.module.css";
import "./texts";

export function Together() {
  const isMirrored = useTogether((state) => state.isMirrored);
  const isQuiet = useIsQuiet();
  const bars = useRef<HTMLDivElement>(null);
  return (
    <>
      {isMirrored && <div className={classes.glass} data-mirror />}
      <div ref={bars} className={classes.bars}>
        {!isQuiet && <ProjectorQuestion />}
        <HandoutNotice />
        <MirrorBar bars={bars} />
        <ShowingBar />
      </div>
      <Quiet />
    </>
  );
}
