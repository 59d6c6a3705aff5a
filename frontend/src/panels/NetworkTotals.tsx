/** The whole network in numbers, over the canvas: they follow every edit, and each says what it means. */

import { Tooltip, UnstyledButton } from "@mantine/core";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { lastWithField } from "../core/totals";
import { formatBytes, formatNumber, formatShort } from "../i18n/numbers";
import { fieldText, wholeReason } from "../i18n/receptive-field";
import { useAnalysedBatch, useAnalysis, useTotals } from "../state/analysis";
import { useGraph } from "../state/project";
import { select, showInspectorTab } from "../state/view";
import classes from "./NetworkTotals.module.css";

export function NetworkTotals() {
  const { t } = useTranslation("totals");
  const { totals, isKnown } = useTotals();
  const analysis = useAnalysis((state) => state.analysis);
  const batch = useAnalysedBatch();
  const graph = useGraph();
  const end = useMemo(() => graph && analysis && lastWithField(graph, analysis), [graph, analysis]);
  if (!isKnown) return <div className={classes.totals} />;
  const extra = totals?.training_only_parameters ?? 0;
  const facts: readonly (readonly [string, string])[] = [
    ["parameters", shown(totals?.parameters, formatNumber)],
    ...(extra > 0 ? [["trainingOnly", `+${formatNumber(extra)}`] as const] : []),
    ["macs", shown(totals?.macs, formatShort)],
    ["depth", shown(totals?.depth, formatNumber)],
    ["field", (end && fieldText(end)) ?? "–"],
    ["inference", shown(totals?.inference_bytes, formatBytes)],
    ["training", shown(totals?.training_bytes, formatBytes)],
  ];
  return (
    <div className={classes.totals} role="toolbar" aria-label={t("label")}>
      {facts.map(([name, value]) => (
        <Tooltip
          key={name}
          label={(name === "field" && end && wholeReason(end)) || t(`${name}.about`, { batch })}
          multiline
          w={270}
          position="bottom"
          events={{ hover: true, focus: true, touch: true }}
        >
          <UnstyledButton className={classes.fact} data-total={name} onClick={showNetwork}>
            {t(`${name}.short`)} <strong>{value}</strong>
          </UnstyledButton>
        </Tooltip>
      ))}
    </div>
  );
}

/** The inspector has the same numbers at length. */
function showNetwork(): void {
  select([]);
  showInspectorTab("layer");
}

function shown(value: number | null | undefined, format: (value: number) => string): string {
  return value === null || value === undefined ? "–" : format(value);
}
