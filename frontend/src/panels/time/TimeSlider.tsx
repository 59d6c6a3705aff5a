/** A slider over the run's kept snapshots, evenly spaced: they are kept further and further apart, so that on a line of
 * steps the first ten, where most happens, would lie in one pixel. */

import { ActionIcon, Button, Slider, Tooltip } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { type Moment, momentAt, placeOf } from "../../core/timeline";
import { lookAt, useMoment } from "../../state/moment";
import { goLive, pausePlayback, playBack, useTimeline } from "../../state/timeline";
import { Icon } from "../../ui/icons";
import classes from "./Time.module.css";
import "./texts";
import { useMomentWords } from "./words";

/** More ticks than this are a smear. */
const MOST_TICKS = 48;

export function TimeSlider() {
  const { t } = useTranslation("time");
  const snapshot = useMoment((moment) => moment.snapshot);
  const { steps, playing } = useTimeline();
  const words = useMomentWords(snapshot);
  if (steps.length === 0) return null;
  const isLive = snapshot === "live"; // the button stays where it is, and keeps the focus
  const last = steps.length;
  const ticks = last > MOST_TICKS ? [] : [...steps.keys(), last].map((value) => ({ value }));
  const look = (moment: Moment) => {
    pausePlayback();
    lookAt(moment);
  };
  return (
    <fieldset className={classes.time} aria-label={t("label")}>
      <Tooltip label={t(playing ? "pause" : "play")}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          aria-label={t(playing ? "pause" : "play")}
          onClick={playing ? pausePlayback : playBack}
        >
          <Icon name={playing ? "pause" : "play"} size={15} />
        </ActionIcon>
      </Tooltip>
      <Slider
        className={classes.slider}
        classNames={{ mark: classes.tick ?? "" }}
        size={4}
        thumbSize={14}
        label={null}
        thumbLabel={t("label")}
        thumbValueText={words.long}
        min={0}
        max={last}
        marks={ticks}
        value={placeOf(steps, snapshot)}
        onChange={(place) => look(momentAt(steps, place))}
      />
      <span className={classes.words} title={words.hint}>
        {words.short}
      </span>
      <Button
        className={classes.live}
        size="compact-xs"
        variant="default"
        title={t("live_hint")}
        aria-disabled={isLive}
        data-disabled={isLive || undefined}
        onClick={goLive}
      >
        {t("live")}
      </Button>
    </fieldset>
  );
}
