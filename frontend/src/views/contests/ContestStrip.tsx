/** Above a network that was begun for a contest: its limits, and the ways back to it and to networks to begin with. */

import { Button } from "@mantine/core";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { formatNumber } from "../../i18n/numbers";
import type { ContestPlace } from "../../state/contestWork";
import { openDialog } from "../../state/dialogs";
import { useRun } from "../../state/run";
import { contests } from "../../wire/contests";
import classes from "./ContestStrip.module.css";
import "./texts";
import { useContests } from "./useContests";

/** Nothing where the contest is over, or was deleted. */
export function ContestStrip({ place: { room, contest: id } }: { readonly place: ContestPlace }) {
  const { t } = useTranslation("contests");
  const ask = useCallback((signal: AbortSignal) => contests.list(room, signal), [room]);
  const contest = useContests(room, ask).value?.contests.find((each) => each.id === id);
  const run = useRun((state) => (state.run !== null && state.run.step > 0 ? state.run.id : null));
  if (contest === undefined || contest.closed) return null;
  const limits = { parameters: formatNumber(contest.parameters), minutes: formatNumber(contest.minutes) };
  return (
    <section className={classes.strip} aria-label={contest.title}>
      <span>{t("strip.limits", limits)}</span>
      <Button component={Link} href={`/rooms/${room}/contests/${id}`} size="compact-xs" variant="default">
        {t("strip.contest")}
      </Button>
      <Button size="compact-xs" variant="default" onClick={() => openDialog({ name: "gallery" })}>
        {t("strip.gallery")}
      </Button>
      {run !== null && (
        <Button size="compact-xs" onClick={() => openDialog({ name: "handin", run })}>
          {t("strip.hand_in")}
        </Button>
      )}
    </section>
  );
}
