/** What was handed in, newest first: to a teacher everything, to a student their own. */

import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { F1_DIGITS } from "../../core/contest";
import { formatAge, formatFixed, formatNumber } from "../../i18n/numbers";
import { problemText } from "../../i18n/problems";
import { contests } from "../../wire/contests";
import type { ContestAnswer, HandinAnswer } from "../../wire/messages.gen";
import classes from "./Contests.module.css";
import { useContests } from "./useContests";

interface HandinsProps {
  readonly contest: ContestAnswer;
  readonly isTeacher: boolean;
}

export function Handins({ contest: { room, id }, isTeacher }: HandinsProps) {
  const { t } = useTranslation("contests");
  const ask = useCallback((signal: AbortSignal) => contests.handins(room, id, signal), [room, id]);
  const { value } = useContests(room, ask);
  if (value === null) return null;
  return (
    <section className={classes.panel} aria-labelledby="work">
      <h2 id="work" className={classes.heading}>
        {t(isTeacher ? "work.all" : "work.mine")}
      </h2>
      {value.handins.length === 0 && (
        <p className={classes.quiet}>{t(isTeacher ? "work.none_teacher" : "work.none")}</p>
      )}
      <ul className={classes.handins}>
        {value.handins.map((handin) => (
          <li key={handin.id}>
            {isTeacher && <b className={classes.who}>{handin.nickname}</b>}
            <Verdict handin={handin} />
            <span className={classes.quiet}>{t("work.step", { step: formatNumber(handin.step) })}</span>
            <time className={classes.quiet} dateTime={handin.created}>
              {formatAge(new Date(handin.created))}
            </time>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Verdict({ handin: { state, f1, points, problem } }: { readonly handin: HandinAnswer }) {
  const { t } = useTranslation("contests");
  if (state === "waiting") return <span className={classes.waiting}>{t("work.waiting")}</span>;
  if (f1 === null || points === null) {
    return (
      <span className={classes.bad}>
        {t("work.refused")}
        {problem !== null && `: ${problemText(problem)}`}
      </span>
    );
  }
  return (
    <span className={classes.verdict}>
      <b>{formatFixed(f1, F1_DIGITS)}</b> {t("points_word", { count: points })}
    </span>
  );
}
