/** The runs of the project in the dock: what was tried, how it went, and the way to all that is done with runs. */

import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { openDialog } from "../../state/dialogs";
import { useRuns } from "../../state/runs";
import { Icon } from "../../ui/icons";
import classes from "./Runs.module.css";
import { RunsAwaited } from "./RunsAwaited";
import { RunsTools } from "./RunsTools";
import { RunTable } from "./RunTable";
import "./texts";

export function RunsPanel() {
  const { t } = useTranslation("runs");
  const { runs, series } = useRuns();
  if (runs === null) return <RunsAwaited />;
  return (
    <section className={classes.panel} aria-label={t("title")}>
      <div className={classes.tools}>
        <RunsTools />
        {series.slice(0, 2).map(({ id, title }) => (
          <Button
            key={id}
            className={classes.series}
            size="compact-xs"
            variant="subtle"
            onClick={() => openDialog({ name: "runs", face: { kind: "series", series: id } })}
          >
            {title}
          </Button>
        ))}
        <Button
          className={classes.large}
          size="compact-xs"
          variant="subtle"
          leftSection={<Icon name="open" size={14} />}
          onClick={() => openDialog({ name: "runs", face: { kind: "list" } })}
        >
          {t("large")}
        </Button>
      </div>
      {runs.length === 0 ? (
        <div className={classes.empty}>
          <p>
            <strong>{t("none_title")}</strong>
          </p>
          <p>{t("none")}</p>
        </div>
      ) : (
        <div className={classes.list}>
          <RunTable runs={runs} />
        </div>
      )}
    </section>
  );
}
