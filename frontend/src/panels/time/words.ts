/** A moment in words: its step, its epoch, and how right the network was then. */

import { useTranslation } from "react-i18next";
import type { Moment } from "../../core/timeline";
import { formatNumber, formatPercent } from "../../i18n/numbers";
import { metricSeries, metricsRun } from "../../state/metrics";
import { useMoment } from "../../state/moment";
import { useRun } from "../../state/run";

interface MomentWords {
  short: string;
  long: string;
  /** What is to be known of the numbers; empty when nothing is. */
  hint: string;
}

export function useMomentWords(moment: Moment): MomentWords {
  const { t } = useTranslation("time");
  const shown = useMoment((state) => state.run);
  const perEpoch = useRun(({ run }) => run?.epoch_steps ?? null);
  if (moment === "live") return { short: t("now"), long: t("now_long"), hint: t("now_long") };
  const step = t("moment", { step: moment, epoch: perEpoch === null ? "–" : formatNumber(moment / perEpoch) });
  const checks = metricSeries("val");
  const at = metricsRun() === shown ? checks.before(moment) : -1;
  const accuracy = checks.column("accuracy")[at];
  if (accuracy === undefined || Number.isNaN(accuracy)) return { short: step, long: step, hint: "" };
  const measured = checks.column("step")[at] ?? moment;
  const share = `${measured === moment ? "" : "≈ "}${formatPercent(accuracy)}`;
  return {
    short: `${step} · ${share}`,
    long: `${step} · ${t("accuracy", { accuracy: share })}`,
    hint: `${t("accuracy", { accuracy: share })}${measured === moment ? "" : `. ${t("near", { step: measured })}`}`,
  };
}
