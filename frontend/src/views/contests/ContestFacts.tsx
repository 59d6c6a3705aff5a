/** The task in numbers, and what an F1 is worth. */

import { useTranslation } from "react-i18next";
import { formatFixed, formatNumber } from "../../i18n/numbers";
import type { ContestAnswer, PointsFrom } from "../../wire/messages.gen";
import classes from "./Contests.module.css";

interface ContestFactsProps {
  readonly contest: ContestAnswer;
  readonly points: readonly PointsFrom[];
}

export function ContestFacts({ contest, points }: ContestFactsProps) {
  const { t } = useTranslation("contests");
  const facts = [
    [t("facts.dataset"), contest.dataset_title],
    [t("facts.parameters"), formatNumber(contest.parameters)],
    [t("facts.minutes"), formatNumber(contest.minutes)],
    [t("facts.per_hour"), formatNumber(contest.per_hour)],
    [t("facts.images"), formatNumber(contest.images)],
  ] as const;
  return (
    <section className={classes.panel} aria-labelledby="task">
      <h2 id="task" className={classes.heading}>
        {t("facts.title")}
      </h2>
      <dl className={classes.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className={classes.quiet}>{t("how")}</p>
      <h3 className={classes.heading}>{t("points")}</h3>
      <ul className={classes.points}>
        {points.map(({ f1, points: worth }) => (
          <li
            key={worth}
            aria-label={`${t("points_from", { f1: formatFixed(f1, 2) })}: ${t("points_word", { count: worth })}`}
          >
            <span>{formatFixed(f1, 2)}</span> <b>{worth}</b>
          </li>
        ))}
      </ul>
    </section>
  );
}
