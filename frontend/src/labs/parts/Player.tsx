/** Play, step and stop anywhere: a place among `count` places, and hands on it. */

import { ActionIcon, Slider, Tooltip } from "@mantine/core";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { formatNumber } from "../../i18n/numbers";
import { Icon, type IconName } from "../../ui/icons";
import classes from "./Player.module.css";

interface PlayerProps {
  /** 0 … count − 1 */
  readonly at: number;
  readonly count: number;
  readonly onMove: (at: number) => void;
  /** Milliseconds a place. */
  readonly period?: number;
}

const PERIOD = 700;

export function Player({ at, count, onMove, period = PERIOD }: PlayerProps) {
  const { t } = useTranslation("labs");
  const [isPlaying, setPlaying] = useState(false);
  const last = count - 1;
  const isAtEnd = at >= last;

  useEffect(() => {
    if (!isPlaying) return;
    if (isAtEnd) {
      setPlaying(false);
      return;
    }
    const timer = setTimeout(() => onMove(at + 1), period);
    return () => clearTimeout(timer);
  }, [isPlaying, isAtEnd, at, onMove, period]);

  const go = (to: number) => {
    setPlaying(false);
    onMove(Math.min(last, Math.max(0, to)));
  };
  const toggle = () => {
    if (!isPlaying && isAtEnd) onMove(0);
    setPlaying(!isPlaying && count > 1);
  };
  const hands: readonly (readonly [name: string, icon: IconName, to: number])[] = [
    ["first", "first", 0],
    ["back", "previous", at - 1],
    ["forward", "next", at + 1],
    ["last", "last", last],
  ];
  const button = ([name, icon, to]: (typeof hands)[number]) => (
    <Tooltip key={name} label={t(`player.${name}`)}>
      <ActionIcon variant="default" size={40} radius="xl" aria-label={t(`player.${name}`)} onClick={() => go(to)}>
        <Icon name={icon} />
      </ActionIcon>
    </Tooltip>
  );
  return (
    <fieldset className={classes.player} aria-label={t("player.title")}>
      {hands.slice(0, 2).map(button)}
      <Tooltip label={t(isPlaying ? "player.pause" : "player.play")}>
        <ActionIcon size={48} radius="xl" aria-label={t(isPlaying ? "player.pause" : "player.play")} onClick={toggle}>
          <Icon name={isPlaying ? "pause" : "play"} size={22} />
        </ActionIcon>
      </Tooltip>
      {hands.slice(2).map(button)}
      <Slider
        className={classes.slider}
        thumbLabel={t("player.place")}
        label={null}
        min={0}
        max={Math.max(1, last)}
        disabled={last < 1}
        value={at}
        onChange={go}
      />
      <span className={classes.place}>{t("player.of", { at: formatNumber(at + 1), count: formatNumber(count) })}</span>
    </fieldset>
  );
}
