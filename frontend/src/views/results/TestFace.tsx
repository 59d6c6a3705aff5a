/** Before the test images are looked at: why once, with which weights, and who looked already. */

import { Alert, Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { formatPercent } from "../../i18n/numbers";
import { useRunName } from "../../panels/runs/words";
import { useMoment } from "../../state/moment";
import { useProject } from "../../state/project";
import { measure, useResults } from "../../state/results";
import { useRun } from "../../state/run";
import classes from "./Results.module.css";

export function TestFace() {
  const { t } = useTranslation("results");
  const [asked, setAsked] = useState(false);
  const mine = useProject((project) => project.mine);
  const { tta, list } = useResults();
  const snapshot = useMoment((moment) => moment.snapshot);
  const newest = useRun((state) => state.run?.step ?? 0);
  const step = snapshot === "live" ? newest : snapshot;
  const looks = list?.looks ?? [];
  const nameOf = useRunName();
  return (
    <div className={classes.face}>
      <h3>{t("test.title")}</h3>
      <p>{t("test.why")}</p>
      {looks.length > 0 && (
        <Alert color="orange" title={t("test.looks", { count: looks.length })}>
          <ul className={classes.looks}>
            {looks.map((look) => (
              <li key={look.run}>
                {t(look.related ? "test.look_related" : "test.look", {
                  run: nameOf(look),
                  step: look.step,
                  accuracy: formatPercent(look.accuracy),
                })}
              </li>
            ))}
          </ul>
          {t(looks.some((look) => look.related) ? "test.fork" : "test.others")}
        </Alert>
      )}
      {!mine && <p>{t("test.not_mine")}</p>}
      {mine && !asked && (
        <Button variant="default" onClick={() => setAsked(true)}>
          {t("test.ask")}
        </Button>
      )}
      {mine && asked && (
        <div className={classes.confirm} role="alertdialog" aria-label={t("test.ask")}>
          <p>{t(tta ? "test.sure_tta" : "test.sure", { step })}</p>
          <Button color="orange" data-autofocus onClick={() => void measure()}>
            {t("test.yes")}
          </Button>
          <Button variant="default" onClick={() => setAsked(false)}>
            {t("test.no")}
          </Button>
        </div>
      )}
    </div>
  );
}
