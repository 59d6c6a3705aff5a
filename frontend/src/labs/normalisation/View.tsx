/** Normalisation: the kinds, the batch with the numbers that share a mean, the formulas, and training against use. */

import "./texts";
import { useTranslation } from "react-i18next";
import type { LabProps } from "../declare";
import board from "../parts/Board.module.css";
import { Grid } from "../parts/Grid";
import { Panel } from "../parts/Panel";
import { BatchTable } from "./BatchTable";
import { Formulas } from "./Formulas";
import { Kinds } from "./Kinds";
import { BOUNDS, batchOf, CHANNELS, indexOf, type lab, placeOf } from "./lab";
import classes from "./Normalisation.module.css";
import {
  inferred,
  momentsOf,
  type Normalisation,
  normalisedBatch,
  type Running,
  runningAfter,
  sharing,
  together,
} from "./normalise";
import { RunningPanel } from "./RunningPanel";

export type NormalisationProps = LabProps<typeof lab>;

const EPS = 1e-5;

export default function View({ state, change }: NormalisationProps) {
  const { t } = useTranslation("lab-normalisation");
  const normalisation: Normalisation = { ...state, groups: Number(state.groups), eps: EPS };
  const batch = batchOf(state.maps);
  const place = placeOf(state.at);
  const shared = sharing(batch, place, normalisation);
  const running = batch[0]?.map((_, channel) => runningOf(channel)) ?? [];
  const isInUse = state.kind === "batch" && state.mode === "use";
  const after = isInUse ? inferred(batch, running, normalisation) : normalisedBatch(batch, normalisation);

  function runningOf(channel: number): Running {
    const moments = momentsOf(sharing(batch, { sample: 0, channel }, { ...normalisation, kind: "batch" }));
    return runningAfter(state.batches, state.momentum, moments);
  }

  const edit = (at: number, value: number) => {
    const { sample, channel, row, column } = placeOf(at);
    change({
      maps: state.maps.map((map, index) =>
        index === sample * CHANNELS + channel
          ? map.map((line, y) => line.map((old, x) => (y === row && x === column ? value : old)))
          : map,
      ),
    });
  };
  const isShared = (sample: number, channel: number) => together(place, { sample, channel }, normalisation, CHANNELS);
  const pick = (at: number) => change({ at }, "replace");
  return (
    <div className={board.lab}>
      <Kinds state={state} change={change} place={place} />
      <div className={board.columns}>
        <Panel title={t("before")}>
          <BatchTable
            label={t("before")}
            batch={batch}
            at={state.at}
            isShared={isInUse ? () => false : isShared}
            onPick={pick}
            onEdit={edit}
          />
          <p className={board.note}>{t(isInUse ? "sharesNothing" : "shares", { count: shared.length })}</p>
        </Panel>
        <Panel title={t("after")}>
          <BatchTable label={t("after")} batch={after} at={state.at} isShared={() => false} onPick={pick} />
          <p className={board.note}>{t("afterNote")}</p>
        </Panel>
      </div>
      <div className={board.columns}>
        <div className={board.stack}>
          <Formulas
            x={batch[place.sample]?.[place.channel]?.[indexOf({ ...place, sample: 0, channel: 0 })] ?? 0}
            channel={place.channel}
            shared={shared}
            normalisation={normalisation}
            running={isInUse ? (running[place.channel] ?? null) : null}
          />
          <Panel title={t("affine")}>
            <div className={board.hands}>
              <div className={classes.signs} aria-hidden="true">
                <span>γ</span>
                <span>β</span>
              </div>
              <Grid
                label={t("affine")}
                values={[padded(state.gamma, 1), padded(state.beta, 0)]}
                bounds={BOUNDS}
                mark={(_, column) => (column === place.channel ? "window" : undefined)}
                onEdit={(row, column, value) => {
                  const next = padded(row === 0 ? state.gamma : state.beta, row === 0 ? 1 : 0).with(column, value);
                  change(row === 0 ? { gamma: next } : { beta: next });
                }}
              />
            </div>
            <p className={board.note}>{t("affineNote")}</p>
          </Panel>
        </div>
        <RunningPanel state={state} change={change} channel={place.channel} shared={shared} running={running} />
      </div>
    </div>
  );
}

/** As many as there are channels, whatever a link says. */
function padded(values: readonly number[], usual: number): number[] {
  return Array.from({ length: CHANNELS }, (_, channel) => values[channel] ?? usual);
}
