/** An experiment's runs: what to look for, and their curves in one chart, live while they train. */

import { useTranslation } from "react-i18next";
import { useRunName } from "../../panels/runs/words";
import { useView } from "../../state/view";
import type { RunSummary } from "../../wire/types";
import "../experiments/texts";
import { CurvesTogether } from "./CurvesTogether";
import classes from "./SeriesFace.module.css";
import { colourOf } from "./sides";
import { useRunCurves } from "./useRunCurves";

interface ExperimentCurvesProps {
  readonly question: string | null;
  readonly look: string | null;
  readonly runs: readonly RunSummary[];
}

export function ExperimentCurves({ question, look, runs }: ExperimentCurvesProps) {
  const { t } = useTranslation("experiments");
  const nameOf = useRunName();
  const curves = useRunCurves(runs.map(({ id }) => id));
  return (
    <>
      {question !== null && <p className={classes.question}>{question}</p>}
      {look !== null && (
        <p className={classes.look}>
          <strong>{t("look")}</strong> {look}
        </p>
      )}
      <CurvesTogether curves={curves} names={runs.map(nameOf)} />
    </>
  );
}

/** The colour of a run's curves, before its name in the table. */
export function RunMark({ place }: { readonly place: number }) {
  const theme = useView((view) => view.theme);
  return <span className={classes.mark} style={{ background: colourOf(theme, place) }} aria-hidden="true" />;
}
