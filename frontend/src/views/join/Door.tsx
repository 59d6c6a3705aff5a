/** One room's door: whose it is, who is let in, and what somebody says to come in; then how that went. */

import { Anchor, Button, Loader, UnstyledButton } from "@mantine/core";
import { useCallback, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useLocation } from "wouter";
import { problemText } from "../../i18n/problems";
import { live } from "../../state/live";
import { enterOwnRoom, useRoom } from "../../state/room";
import type { ApiProblem } from "../../wire/api";
import type { Invitation, Joined, MemberAnswer } from "../../wire/messages.gen";
import { membership } from "../../wire/rooms";
import { FailedFace } from "../FailedFace";
import { useAnswer } from "../useAnswer";
import { CodeForm } from "./CodeForm";
import { Entered } from "./Entered";
import { EntryForm } from "./EntryForm";
import classes from "./Join.module.css";
import { useLetIn } from "./useLetIn";

const NO_SUCH_CODE = 404;

export function Door({ code }: { readonly code: string }) {
  const { t } = useTranslation("join");
  const ask = useCallback(
    async (signal: AbortSignal) => {
      const [invitation, { rooms }] = await Promise.all([membership.invitation(code, signal), membership.mine(signal)]);
      const own = rooms.find(({ me }) => me.id === invitation.me?.id && me.state !== "kicked")?.room.id;
      return { invitation, own, before: rooms[0]?.me ?? null };
    },
    [code],
  );
  const { value, problem, again } = useAnswer(ask);
  // Whoever was let in after all has not been in the room since they were taken off its list.
  useEffect(() => {
    if (value?.own !== undefined) enterOwnRoom(value.own);
  }, [value]);
  const [joined, setJoined] = useState<Joined | null>(null);
  // Whoever is refused at the door is told so; what was gone before this page was opened is in its first answer.
  useEffect(
    () =>
      useRoom.subscribe(({ gone }, before) => {
        if (gone !== null && gone !== before.gone) again();
      }),
    [again],
  );
  const enter = (entry: Joined) => {
    live().renew(); // the cookie may be another one now, and a socket stays whose it was
    enterOwnRoom(entry.room.id);
    setJoined(entry);
  };
  const askAgain = () => {
    setJoined(null);
    again();
  };
  if (joined !== null) return <Entered entry={joined} onAgain={askAgain} />;
  return (
    <section className={classes.card} aria-labelledby="door">
      {value === null && problem === null && <Loader size="sm" type="dots" aria-label={t("common:loading")} />}
      {value === null && problem !== null && problem.status !== NO_SUCH_CODE && (
        <FailedFace title={t("not_open")} problem={problem} onRetry={again} />
      )}
      {problem?.status === NO_SUCH_CODE && <WrongCode code={code} problem={problem} />}
      {value !== null && (
        <>
          <header>
            <p className={classes.above}>{t("room")}</p>
            <h1 id="door" className={classes.title}>
              {value.invitation.title}
            </h1>
          </header>
          <Way code={code} invitation={value.invitation} before={value.before} onEntered={enter} onAgain={again} />
        </>
      )}
      {problem?.status !== NO_SUCH_CODE && (
        <Anchor component={Link} href="/join" size="sm">
          {t("other_code")}
        </Anchor>
      )}
    </section>
  );
}

/** A code that opens nothing was misread, mostly: it is typed again at once. */
function WrongCode({ code, problem }: { readonly code: string; readonly problem: ApiProblem }) {
  const { t } = useTranslation("join");
  const [, navigate] = useLocation();
  return (
    <>
      <h1 id="door" className={classes.title}>
        {t("title")}
      </h1>
      <p className={classes.note} data-kind="closed" role="alert">
        {problemText(problem)}
      </p>
      <CodeForm mistyped={code} onCode={(typed) => navigate(`/j/${typed}`)} />
    </>
  );
}

interface WayProps {
  readonly code: string;
  readonly invitation: Invitation;
  /** whoever joined a class in this browser last, this one or another */
  readonly before: MemberAnswer | null;
  readonly onEntered: (entry: Joined) => void;
  /** asks at the door once more */
  readonly onAgain: () => void;
}

/** Whoever is in goes on; at a school's computer that may be somebody else than who sits there now. */
function Way({ code, invitation, before, onEntered, onAgain }: WayProps) {
  const { t } = useTranslation("join");
  const [isOther, setOther] = useState(false);
  const known = invitation.me;
  const now = useRoom(({ me }) => (me?.id === known?.id ? me : known));
  useLetIn(known?.state === "kicked" ? known.id : null, onAgain);
  if (known === null || isOther) {
    return (
      <EntryForm
        code={code}
        invitation={invitation}
        before={isOther ? null : before}
        isOther={isOther}
        onEntered={onEntered}
      />
    );
  }
  return (
    <>
      {known.state === "kicked" && (
        <>
          <p className={classes.note} data-kind="closed" role="alert">
            {t("removed", { nickname: known.nickname })}
          </p>
          <Button variant="default" size="lg" onClick={onAgain}>
            {t("look_again")}
          </Button>
        </>
      )}
      {known.state !== "kicked" && now?.state === "waiting" && (
        <p className={classes.wait} role="status">
          <Loader size="sm" /> {t("waiting")}
        </p>
      )}
      {known.state !== "kicked" && now?.state !== "waiting" && (
        <>
          <p className={classes.text}>{t("here", { nickname: known.nickname })}</p>
          <Button component={Link} href="/" size="lg">
            {t("go_on")}
          </Button>
        </>
      )}
      <UnstyledButton className={classes.turn} onClick={() => setOther(true)}>
        {t("not_me", { nickname: known.nickname })}
      </UnstyledButton>
    </>
  );
}
