/** The project's runs, newest first; the small list in the dock and the large one are the same table. */

import { useTranslation } from "react-i18next";
import type { RunSummary } from "../../wire/types";
import { RunRow } from "./RunRow";
import classes from "./Runs.module.css";

interface RunTableProps {
  readonly runs: readonly RunSummary[];
  readonly large?: boolean;
}

export function RunTable({ runs, large = false }: RunTableProps) {
  const { t } = useTranslation("runs");
  const shown = runs.find((run) => run.shown);
  const until = Math.max(0, ...runs.map(({ step, curve }) => Math.max(step, curve?.steps.at(-1) ?? 0)));
  return (
    <table className={classes.table} data-large={large || undefined}>
      <caption className={classes.unseen}>{t("table")}</caption>
      <thead className={large ? undefined : classes.unseen}>
        <tr>
          <td />
          <th scope="col" className={classes.heading}>
            {t("columns.run")}
          </th>
          <th scope="col" className={classes.heading}>
            {t("columns.curve")}
          </th>
          <th scope="col" className={classes.heading}>
            {t("columns.best")}
          </th>
          {large && (
            <th scope="col" className={classes.heading}>
              {t("columns.step")}
            </th>
          )}
          <th scope="col" className={classes.heading}>
            {t("columns.recipe")}
          </th>
          <th scope="col" className={classes.heading}>
            {t("columns.time")}
          </th>
          {large && (
            <th scope="col" className={classes.heading}>
              {t("columns.speed")}
            </th>
          )}
          {large && (
            <th scope="col" className={classes.heading}>
              {t("columns.device")}
            </th>
          )}
          <td />
        </tr>
      </thead>
      <tbody>
        {runs.map((run) => (
          <RunRow key={run.id} run={run} shown={shown} until={until} large={large} />
        ))}
      </tbody>
    </table>
  );
}
