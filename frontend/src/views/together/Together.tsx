/** What happens to a whole page because of other people: the mirror, what was handed out, the projector, quiet. */

import { useTogether } from "../../state/together";
import { HandoutNotice } from "./HandoutNotice";
import { MirrorBar } from "./MirrorBar";
import { ProjectorQuestion } from "./ProjectorQuestion";
import { Quiet } from "./Quiet";
import classes from "./Together.module.css";
import "./texts";

export function Together() {
  const isMirrored = useTogether((state) => state.isMirrored);
  return (
    <>
      {isMirrored && <div className={classes.glass} data-mirror />}
      <div className={classes.bars}>
        <ProjectorQuestion />
        <HandoutNotice />
        <MirrorBar />
      </div>
      <Quiet />
    </>
  );
}
