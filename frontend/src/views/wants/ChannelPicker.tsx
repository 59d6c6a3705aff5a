/** The channels of a layer, a page at a time, each with the patch that excites it most. */

import { ActionIcon, UnstyledButton } from "@mantine/core";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { formatNumber } from "../../i18n/numbers";
import { Icon } from "../../ui/icons";
import { Seen } from "./PatchPicture";
import { type PatchesAnswer, patchesOf } from "./patches";
import classes from "./Wants.module.css";

const PAGE = 32;

interface ChannelPickerProps {
  readonly answer: PatchesAnswer;
  readonly grey: boolean;
  readonly chosen: number;
  readonly onChoose: (channel: number) => void;
}

export function ChannelPicker({ answer, grey, chosen, onChoose }: ChannelPickerProps) {
  const { t } = useTranslation("wants");
  const count = answer.channels.length;
  const pageOf = (channel: number) => Math.floor(channel / PAGE) * PAGE;
  const [start, setStart] = useState(() => pageOf(chosen));
  useEffect(() => setStart(Math.floor(chosen / PAGE) * PAGE), [chosen]);
  const isVector = answer.shape.length === 1;
  const shown = answer.channels.slice(start, start + PAGE);
  return (
    <section className={classes.column} aria-label={t(isVector ? "features" : "channels")}>
      <div className={classes.pages}>
        <h3 className={classes.heading}>{t(isVector ? "features" : "channels")}</h3>
        {count > PAGE && (
          <>
            <ActionIcon
              variant="default"
              aria-label={t("earlier")}
              disabled={start === 0}
              onClick={() => setStart(start - PAGE)}
            >
              <Icon name="previous" />
            </ActionIcon>
            {t("range", { first: formatNumber(start), last: formatNumber(start + shown.length - 1), total: count })}
            <ActionIcon
              variant="default"
              aria-label={t("later")}
              disabled={start + PAGE >= count}
              onClick={() => setStart(start + PAGE)}
            >
              <Icon name="next" />
            </ActionIcon>
          </>
        )}
      </div>
      <ul className={classes.channels}>
        {shown.map((wants, place) => {
          const channel = start + place;
          const [first] = patchesOf(wants.top);
          const name = first ? (isVector ? "feature" : "channel") : isVector ? "featureSilent" : "channelSilent";
          return (
            <li key={channel}>
              <UnstyledButton
                className={classes.channel}
                aria-label={t(name, { channel })}
                title={t(name, { channel })}
                aria-pressed={channel === chosen}
                onClick={() => onChoose(channel)}
              >
                {first ? (
                  <span className={classes.thumb}>
                    <Seen
                      sample={{ dataset: answer.dataset, split: answer.split, index: first.index }}
                      grey={grey}
                      input={answer.input}
                      box={first.box}
                    />
                  </span>
                ) : (
                  <span className={classes.none}>∅</span>
                )}
                {channel}
              </UnstyledButton>
            </li>
          );
        })}
      </ul>
      {answer.channels_total > count && (
        <p className={classes.about}>{t("limited", { total: answer.channels_total, count })}</p>
      )}
    </section>
  );
}
