/** Everybody's best work, the best first. */

import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { F1_DIGITS } from "../../core/contest";
import { formatFixed, formatNumber } from "../../i18n/numbers";
import { contests } from "../../wire/contests";
import type { ContestAnswer } from "../../wire/messages.gen";
import { FailedFace } from "../FailedFace";
import classes from "./Contests.module.css";
import { computedTime } from "./computed";
import { useContests } from "./useContests";

interface StandingsProps {
  readonly contest: ContestAnswer;
  readonly isTeacher: boolean;
}

export function Standings({ contest: { room, id, hidden }, isTeacher }: StandingsProps) {
  const { t } = useTranslation("contests");
  const ask = useCallback((signal: AbortSignal) => contests.board(room, id, signal), [room, id]);
  const { value, problem, again } = useContests(room, ask);
  const standings = value?.standings ?? [];
  return (
    <section className={classes.panel} aria-labelledby="board">
      <h2 id="board" className={classes.heading}>
        {t("board.title")}
      </h2>
      {hidden && <p className={classes.quiet}>{t(isTeacher ? "board.hidden_teacher" : "board.hidden")}</p>}
      {value === null && problem !== null && <FailedFace title={t("failed")} problem={problem} onRetry={again} />}
      {value !== null && standings.length === 0 && <p className={classes.quiet}>{t("board.none")}</p>}
      {standings.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways on a phone is reached by keys
        <div className={classes.scroll} tabIndex={0}>
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col">{t("board.place")}</th>
                <th scope="col">{t("board.student")}</th>
                <th scope="col">{t("board.f1")}</th>
                <th scope="col">{t("board.points")}</th>
                <th scope="col">{t("board.parameters")}</th>
                <th scope="col">{t("board.minutes")}</th>
                <th scope="col">{t("board.handins")}</th>
              </tr>
            </thead>
            <tbody>
              {standings.map(({ place, nickname, mine, f1, points, parameters, seconds, handins }) => (
                <tr key={nickname} data-mine={mine || undefined}>
                  <td>{place ?? "–"}</td>
                  <th scope="row">
                    {nickname} {mine && <span className={classes.me}>{t("board.me")}</span>}
                    <small className={classes.lesser}>
                      {t("board.lesser", {
                        parameters: formatNumber(parameters),
                        time: computedTime(seconds),
                        handins: formatNumber(handins),
                      })}
                    </small>
                  </th>
                  <td>{formatFixed(f1, F1_DIGITS)}</td>
                  <td>
                    <b>{points}</b>
                  </td>
                  <td>{formatNumber(parameters)}</td>
                  <td>{computedTime(seconds)}</td>
                  <td>{formatNumber(handins)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
