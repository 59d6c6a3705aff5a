/** The contests of a class in short: the way to each, and for its teacher to a new one. */

import { Button } from "@mantine/core";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { formatNumber } from "../../i18n/numbers";
import { Icon } from "../../ui/icons";
import { contests } from "../../wire/contests";
import type { ContestAnswer, RoomAnswer } from "../../wire/messages.gen";
import { FailedFace } from "../FailedFace";
import "./texts";
import { ContestForm } from "./ContestForm";
import classes from "./Contests.module.css";
import { useContests } from "./useContests";

interface ContestCardsProps {
  readonly room: RoomAnswer;
  readonly isTeacher: boolean;
}

export function ContestCards({ room, isTeacher }: ContestCardsProps) {
  const { t } = useTranslation("contests");
  const ask = useCallback((signal: AbortSignal) => contests.list(room.id, signal), [room.id]);
  const { value, problem, again } = useContests(room.id, ask);
  const [isNew, setNew] = useState(false);
  const found = value?.contests ?? [];
  if (!isTeacher && found.length === 0) return null;
  return (
    <section className={classes.cards} aria-labelledby="contests">
      <h2 id="contests" className={classes.heading}>
        {t("title")}
      </h2>
      {value === null && problem !== null && <FailedFace title={t("failed")} problem={problem} onRetry={again} />}
      {value !== null && found.length === 0 && <p className={classes.quiet}>{t("none_teacher")}</p>}
      {found.length > 0 && (
        <ul className={classes.list}>
          {found.map((contest) => (
            <li key={contest.id}>
              <Card contest={contest} />
            </li>
          ))}
        </ul>
      )}
      {isTeacher && room.ended === null && (
        <Button variant="default" size="xs" leftSection={<Icon name="plus" size={16} />} onClick={() => setNew(true)}>
          {t("new")}
        </Button>
      )}
      {isTeacher && <ContestForm room={room.id} opened={isNew} onClose={() => setNew(false)} />}
    </section>
  );
}

function Card({ contest }: { readonly contest: ContestAnswer }) {
  const { t } = useTranslation("contests");
  const limits = { parameters: formatNumber(contest.parameters), minutes: formatNumber(contest.minutes) };
  return (
    <Link href={`/rooms/${contest.room}/contests/${contest.id}`} className={classes.card}>
      <b>{contest.title}</b>
      <span className={classes.quiet}>{contest.dataset_title}</span>
      <span className={classes.quiet}>{t("card", limits)}</span>
      <span className={classes.marks}>
        <span>{t("handins", { count: contest.handins })}</span>
        {contest.closed && <span>{t("closed")}</span>}
        {contest.hidden && <span>{t("hidden")}</span>}
      </span>
    </Link>
  );
}
