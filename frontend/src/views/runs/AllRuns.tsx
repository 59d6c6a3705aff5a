/** The whole list of the project's runs, and its series. */

import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { RunsAwaited } from "../../panels/runs/RunsAwaited";
import { RunsTools } from "../../panels/runs/RunsTools";
import { RunTable } from "../../panels/runs/RunTable";
import { openDialog } from "../../state/dialogs";
import { useRuns } from "../../state/runs";
import classes from "./RunsView.module.css";

export function AllRuns() {
  const { t } = useTranslation("runs");
  const { runs, series } = useRuns();
  if (runs === null) return <RunsAwaited />;
  return (
    <>
      <div className={classes.tools}>
        <RunsTools />
      </div>
      {series.length > 0 && (
        <section className={classes.series} aria-label={t("series.heading")}>
          <h3>{t("series.heading")}</h3>
          {series.map(({ id, title, kind }) => (
            <Button
              key={id}
              size="compact-sm"
              variant="default"
              rightSection={<small className={classes.kind}>{t(`series.kind.${kind}`)}</small>}
              onClick={() => openDialog({ name: "runs", face: { kind: "series", series: id } })}
            >
              {title}
            </Button>
          ))}
        </section>
      )}
      {runs.length === 0 ? (
        <p className={classes.hint}>{t("none")}</p>
      ) : (
        <div className={classes.wide}>
          <RunTable runs={runs} large />
        </div>
      )}
    </>
  );
}
