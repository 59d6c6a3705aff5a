/** Training against use: BatchNorm takes its moving averages then, the others do as always. */

import { SegmentedControl } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { formatFixed, formatNumber } from "../../i18n/numbers";
import board from "../parts/Board.module.css";
import { Panel } from "../parts/Panel";
import { SliderRow } from "../parts/SliderRow";
import { momentsOf, type Running } from "./normalise";
import type { NormalisationProps } from "./View";

interface RunningPanelProps extends NormalisationProps {
  readonly channel: number;
  readonly shared: readonly number[];
  /** one a channel */
  readonly running: readonly Running[];
}

const MODES = ["train", "use"] as const;

export function RunningPanel({ state, change, channel, shared, running }: RunningPanelProps) {
  const { t } = useTranslation("lab-normalisation");
  const { kind, mode, batches, momentum } = state;
  const own = momentsOf(shared);
  const kept = running[channel] ?? { mean: 0, variance: 1 };
  return (
    <Panel title={t("running")}>
      {kind === "batch" ? (
        <>
          <SegmentedControl
            aria-label={t("running")}
            value={mode}
            data={MODES.map((value) => ({ value, label: t(`mode.${value}`) }))}
            onChange={(value) => change({ mode: value as (typeof MODES)[number] })}
          />
          <SliderRow
            label={t("batches")}
            value={batches}
            min={0}
            max={100}
            onChange={(value) => change({ batches: value })}
          />
          <SliderRow
            label={t("momentum")}
            value={momentum}
            min={0.01}
            max={1}
            step={0.01}
            onChange={(value) => change({ momentum: value })}
          />
          <table className={board.table}>
            <thead>
              <tr>
                <th scope="col">{t("ofChannel", { index: formatNumber(channel) })}</th>
                <th scope="col">μ</th>
                <th scope="col">σ²</th>
              </tr>
            </thead>
            <tbody>
              <tr>
                <td>{t("ofBatch")}</td>
                <td>{formatFixed(own.mean, 4)}</td>
                <td>{formatFixed(own.variance, 4)}</td>
              </tr>
              <tr data-on={mode === "use"}>
                <td>{t("ofRunning")}</td>
                <td>{formatFixed(kept.mean, 4)}</td>
                <td>{formatFixed(kept.variance, 4)}</td>
              </tr>
            </tbody>
          </table>
          <p className={board.note}>{t("runningNote")}</p>
        </>
      ) : (
        <p className={board.note}>{t("alwaysSame")}</p>
      )}
    </Panel>
  );
}
