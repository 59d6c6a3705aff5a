/** Says over the canvas that what is seen is past, and leads back. A training goes on meanwhile. */

import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useMoment } from "../../state/moment";
import { goLive, useTimeline } from "../../state/timeline";
import classes from "./Time.module.css";
import "./texts";

export function PastMark() {
  const { t } = useTranslation("time");
  const step = useMoment((moment) => moment.snapshot);
  const isPlaying = useTimeline(({ playing }) => playing);
  if (step === "live") return null;
  return (
    <div className={classes.frame}>
      {/* Played back, the step changes four times a second: it is said where playing stops. */}
      <div className={classes.mark} role="status" aria-live={isPlaying ? "off" : "polite"}>
        {t("past", { step })}
        <Button size="compact-xs" variant="default" onClick={goLive}>
          {t("back")}
        </Button>
      </div>
    </div>
  );
}
