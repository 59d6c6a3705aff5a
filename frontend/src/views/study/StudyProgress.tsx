/** What is to be seen of a study besides its answer: how far it is, that it was cancelled, what went wrong. */

import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Study } from "../../state/study";
import { FailedFace } from "../FailedFace";
import classes from "./StudyProgress.module.css";
import "./texts";

export function StudyProgress({ study }: { readonly study: Omit<Study<unknown>, "value"> }) {
  const { t } = useTranslation("study");
  const { isAsked, underway, problem, isCancelled, cancel, again } = study;
  if (problem) return <FailedFace title={t("failed")} problem={problem} onRetry={again} />;
  if (isCancelled) {
    return (
      <p className={classes.line} role="status">
        {t("cancelled")}
        <Button size="compact-xs" variant="default" onClick={again}>
          {t("start")}
        </Button>
      </p>
    );
  }
  if (!isAsked) return null;
  const { done = null, of = null, ahead = null } = underway ?? {};
  const words =
    ahead !== null
      ? ahead === 0
        ? t("waiting_first")
        : t("waiting", { count: ahead })
      : done === null || of === null
        ? t("begins")
        : t("progress", { done, of });
  return (
    <div className={classes.line} data-testid="study-progress">
      <progress className={classes.bar} max={of || 1} value={done ?? undefined} aria-label={words} />
      {/* The bar tells how far it is to whoever asks; a number a second is not announced. */}
      <span aria-live={done === null ? "polite" : "off"}>{words}</span>
      <Button size="compact-xs" variant="default" onClick={cancel}>
        {t("cancel")}
      </Button>
    </div>
  );
}
