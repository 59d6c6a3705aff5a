/** A nickname, or the four words of somebody who was here before. */

import { Button, Checkbox, TextInput, UnstyledButton } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { LONGEST_NICKNAME, nicknameLength } from "../../core/nickname";
import { problemText } from "../../i18n/problems";
import { ApiProblem } from "../../wire/api";
import type { Invitation, Joined, MemberAnswer } from "../../wire/messages.gen";
import { membership } from "../../wire/rooms";
import classes from "./Join.module.css";

/** Of what can be typed: how long a nickname may be is said. */
const LONGEST = 120;

interface EntryFormProps {
  readonly code: string;
  readonly invitation: Invitation;
  /** somebody who joined a class in this browser, and may be whoever sits there now */
  readonly before: MemberAnswer | null;
  /** somebody else sits there now */
  readonly isOther: boolean;
  readonly onEntered: (entry: Joined) => void;
}

export function EntryForm({ code, invitation, before, isOther, onEntered }: EntryFormProps) {
  const { t } = useTranslation("join");
  const [wasHere, setWasHere] = useState(invitation.locked);
  const [typed, setTyped] = useState("");
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [isFresh, setFresh] = useState(isOther);
  const way = wasHere ? "phrase" : "nickname";
  const length = nicknameLength(typed);
  const isLong = !wasHere && length > LONGEST_NICKNAME;
  const refusal = (why: ApiProblem) => (why.code === "offline" ? t("common:offline.title") : problemText(why));

  const turn = () => {
    setWasHere(!wasHere);
    setTyped("");
    setProblem(null);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    try {
      onEntered(await membership.join(code, wasHere ? { phrase: typed } : { nickname: typed, fresh: isFresh }));
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      {invitation.locked && (
        <p className={classes.note} data-kind="closed">
          {t("locked")}
        </p>
      )}
      <form className={classes.form} onSubmit={(event) => void submit(event)}>
        <TextInput
          key={way}
          size="lg"
          label={t(way)}
          description={t(`${way}_hint`)}
          autoFocus
          autoComplete={wasHere ? "off" : "nickname"}
          autoCapitalize={wasHere ? "none" : "words"}
          spellCheck={false}
          maxLength={LONGEST}
          value={typed}
          error={
            isLong ? t("nickname_long", { longest: LONGEST_NICKNAME, count: length }) : problem && refusal(problem)
          }
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        />
        {before !== null && !wasHere && (
          <Checkbox
            label={t("somebody_else", { nickname: before.nickname })}
            description={t("somebody_else_hint")}
            checked={isFresh}
            onChange={({ currentTarget }) => setFresh(currentTarget.checked)}
          />
        )}
        <Button type="submit" size="lg" loading={isBusy} disabled={typed.trim() === "" || isLong}>
          {t(wasHere ? "come_back" : "join")}
        </Button>
      </form>
      {invitation.waiting_room && !wasHere && <p className={classes.text}>{t("waiting_room")}</p>}
      {!invitation.locked && (
        <UnstyledButton className={classes.turn} onClick={turn}>
          {t(wasHere ? "is_new" : "was_here")}
        </UnstyledButton>
      )}
    </>
  );
}
