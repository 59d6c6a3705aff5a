/** An experiment's runs: what to look for, and their curves in one chart, live while they train. */

import { Button } from "@mantine/core";
import { useState } from "react";
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
  /** No run goes on: what came of it is on the screen. */
  readonly isOver: boolean;
}

export function ExperimentCurves({ question, look, runs, isOver }: ExperimentCurvesProps) {
  return (
    <>
      {question !== null && <p className={classes.question}>{question}</p>}
      {look !== null && <Look text={look} isOver={isOver} />}
      <SeriesCurves runs={runs} />
    </>
  );
}

/** The sentence tells what comes out: before that is seen, one guesses, unless one asks. */
function Look({ text, isOver }: { readonly text: string; readonly isOver: boolean }) {
  const { t } = useTranslation("experiments");
  const [isAsked, setAsked] = useState(false);
  if (isOver || isAsked) {
    return (
      <p className={classes.look}>
        <strong>{t("look")}</strong> {text}
      </p>
    );
  }
  return (
    <p className={classes.look}>
      {t("predict")}{" "}
      <Button size="compact-xs" variant="default" onClick={() => setAsked(true)}>
        {t("reveal")}
      </Button>
    </p>
  );
}

/** The curves of several runs, live while they train. */
export function SeriesCurves({ runs }: { readonly runs: readonly RunSummary[] }) {
  const nameOf = useRunName();
  const curves = useRunCurves(runs.map(({ id }) => id));
  return <CurvesTogether curves={curves} names={runs.map(nameOf)} />;
}

/** The colour of a run's curves, before its name in the table. */
export function RunMark({ place }: { readonly place: number }) {
  const theme = useView((view) => view.theme);
  return <span className={classes.mark} style={{ background: colourOf(theme, place) }} aria-hidden="true" />;
}
