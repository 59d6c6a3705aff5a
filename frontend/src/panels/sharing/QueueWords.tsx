/** Where a training stands in line, how long that takes, and on request what it waits for. */

import { Tooltip } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Run } from "../../wire/types";
import "./texts";

interface QueueWordsProps {
  readonly run: Run;
  /** Of the place, and of what comes after it. */
  readonly classNames: { readonly place: string | undefined; readonly wait: string | undefined };
}

export function QueueWords({ run, classNames }: QueueWordsProps) {
  const { t } = useTranslation("sharing");
  const { position, waiting } = run;
  if (position === null || waiting === null) return null;
  const { seconds, because } = waiting;
  const isLimited = because === "own_limit" || because === "room_limit";
  const hint = [run.step > 0 ? t("gave_way") : null, t(`because.${because}`)].filter(Boolean).join(" ");
  return (
    <>
      <Tooltip label={hint} multiline w={300} events={{ hover: true, focus: true, touch: true }}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no pointer reads the reason by reaching it */}
        <span className={classNames.place} tabIndex={0} data-queue={because}>
          {t("place", { count: position })}
        </span>
      </Tooltip>
      {isLimited && <span className={classNames.wait}>{t(`limited.${because}`)}</span>}
      {seconds !== null && (
        <span className={classNames.wait}>
          {seconds < 90
            ? t("wait_seconds", { count: seconds })
            : t("wait_minutes", { count: Math.round(seconds / 60) })}
        </span>
      )}
    </>
  );
}
