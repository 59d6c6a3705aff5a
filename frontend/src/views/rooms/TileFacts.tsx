/** What a tile says of a network: its miniature, the state of its training, how far it is and how well it does. */

import { memo } from "react";
import { useTranslation } from "react-i18next";
import { formatPercent } from "../../i18n/numbers";
import type { Tile } from "../../wire/messages.gen";
import { NetworkThumbnail } from "../home/NetworkThumbnail";
import classes from "./Tile.module.css";
import { useThumbnail } from "./thumbnails";

interface TilePictureProps {
  readonly project: string | null;
  readonly revision: number;
}

export const TilePicture = memo(function TilePicture({ project, revision }: TilePictureProps) {
  const { t } = useTranslation("home");
  const { thumbnail, ref } = useThumbnail(project, revision);
  return (
    <span className={classes.picture} ref={ref}>
      {thumbnail && <NetworkThumbnail thumbnail={thumbnail} label={t("picture")} />}
    </span>
  );
});

export function TileFacts({ tile: { run, project } }: { readonly tile: Tile }) {
  const { t } = useTranslation("rooms");
  const isGiven = run === null && project?.weights === true;
  const state = run?.state ?? (isGiven ? "finished" : "none");
  const share = run === null || run.steps === null ? 0 : Math.min(1, run.step / run.steps);
  return (
    <div className={classes.facts} data-state={state}>
      <span className={classes.state}>
        {state === "queued" && run?.position != null
          ? t("tile.queued", { count: run.position + 1 }) // the next one is the first
          : t(isGiven ? "home:trained" : `home:state.${state}`)}
      </span>
      {run?.accuracy != null && <b className={classes.accuracy}>{formatPercent(run.accuracy)}</b>}
      <span className={classes.progress} aria-hidden="true">
        <span style={{ transform: `scaleX(${share})` }} />
      </span>
    </div>
  );
}
