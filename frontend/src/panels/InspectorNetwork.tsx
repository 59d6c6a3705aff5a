/** The whole network in numbers, and what is wrong with it where no layer is to blame. */

import { useTranslation } from "react-i18next";
import { formatBytes, formatNumber, formatShort } from "../i18n/numbers";
import { useAnalysedBatch, useGraphProblems, useTotals } from "../state/analysis";
import { useView } from "../state/view";
import { LazyGrowthChart } from "../views/field/LazyField";
import { Fact, ProblemText } from "./Fact";
import classes from "./Panel.module.css";

export function InspectorNetwork() {
  const { t } = useTranslation("inspector");
  const { totals, isKnown } = useTotals();
  const batch = useAnalysedBatch();
  const problems = useGraphProblems();
  const count = useView((view) => view.selected.length);
  const rows: [string, string][] = isKnown
    ? [
        ["parameters", number(totals?.parameters, formatNumber)],
        ["macs", number(totals?.macs, formatShort)],
        ["depth", number(totals?.depth, formatNumber)],
        ["inference", number(totals?.inference_bytes, formatBytes)],
        ["training", number(totals?.training_bytes, formatBytes)],
      ]
    : [];
  return (
    <>
      <p className={classes.summary}>{count > 1 ? t("selected", { count }) : t("selectHint")}</p>
      {problems.map((problem) => (
        <ProblemText key={problem.code} problem={problem} />
      ))}
      {rows.map(([name, value]) => (
        <Fact key={name} title={t(`totals.${name}`, { batch })}>
          <strong>{value}</strong>
        </Fact>
      ))}
      {isKnown && <LazyGrowthChart />}
    </>
  );
}

function number(value: number | null | undefined, format: (value: number) => string): string {
  return value === null || value === undefined ? "–" : format(value);
}
