/** Pooling: the window in hand, the pooled map, the gradient that comes back, and a small shift. */

import "./texts";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { resized, withValue } from "../convolution/arithmetic";
import type { LabProps } from "../declare";
import board from "../parts/Board.module.css";
import { Grid } from "../parts/Grid";
import { Panel } from "../parts/Panel";
import { Player } from "../parts/Player";
import { poolingOf } from "./fitting";
import { BOUNDS, type lab } from "./lab";
import { type Pooling, type PoolWindow, poolGradient, valueAt, windows } from "./pool";
import { Settings } from "./Settings";
import { Shift } from "./Shift";
import { WindowFormula } from "./WindowFormula";

export type PoolingProps = LabProps<typeof lab>;

export default function View({ state, change }: PoolingProps) {
  const { t } = useTranslation("lab-pooling");
  const pooling = poolingOf(state);
  const found = windows(state.map, pooling);
  const flat = found.flat();
  const at = Math.min(state.at, Math.max(0, flat.length - 1));
  const columns = found[0]?.length ?? 0;
  const window = flat[at];
  const move = useCallback((next: number) => change({ at: next }, "replace"), [change]);
  return (
    <div className={board.lab}>
      {window !== undefined && <Player at={at} count={flat.length} onMove={move} period={1000} />}
      <div className={board.columns}>
        <Panel title={t("forward")}>
          <div className={board.row}>
            <Panel title={t("map")} plain>
              <div className={board.scroll}>
                <Grid
                  label={t("map")}
                  values={state.map}
                  bounds={BOUNDS}
                  tone="signed"
                  size={state.map.length > 5 ? "small" : "medium"}
                  onEdit={(row, column, value) => change({ map: withValue(state.map, row, column, value) })}
                  mark={(row, column) => markOf(window, row, column, pooling.kind === "max")}
                />
              </div>
            </Panel>
            <Panel title={t("pooled")} plain>
              {window === undefined ? (
                <p className={board.note}>{t("tooLarge")}</p>
              ) : (
                <Grid
                  label={t("pooled")}
                  values={found.map((line) => line.map(({ value }) => value))}
                  tone="signed"
                  onPick={(row, column) => change({ at: row * columns + column })}
                  mark={(row, column) => (row * columns + column === at ? "result" : undefined)}
                />
              )}
            </Panel>
          </div>
          {window !== undefined && <WindowFormula map={state.map} pooling={pooling} window={window} />}
        </Panel>
        <Settings state={state} change={change} />
      </div>
      {window !== undefined && (
        <div className={board.columns}>
          <Backward state={state} change={change} pooling={pooling} found={found} />
          <Shift state={state} change={change} pooling={pooling} />
        </div>
      )}
    </div>
  );
}

function markOf(window: PoolWindow | undefined, row: number, column: number, isMax: boolean) {
  if (window === undefined) return undefined;
  const share = window.shares[row - window.at.row]?.[column - window.at.column];
  if (share === undefined) return undefined;
  return isMax && share === 1 ? "result" : "window";
}

interface BackwardProps extends PoolingProps {
  readonly pooling: Pooling;
  readonly found: readonly (readonly PoolWindow[])[];
}

/** What comes from the layer above, and where it goes. */
function Backward({ state, change, pooling, found }: BackwardProps) {
  const { t } = useTranslation("lab-pooling");
  const size = { rows: found.length, columns: found[0]?.length ?? 0 };
  const outer = resized(state.outer, size, () => 1);
  const gradient = poolGradient(state.map, pooling, outer);
  return (
    <Panel title={t("backward")}>
      <div className={board.row}>
        <Panel title={t("outer")} plain>
          <Grid
            label={t("outer")}
            values={outer}
            bounds={BOUNDS}
            tone="signed"
            size={state.map.length > 5 ? "small" : "medium"}
            onEdit={(row, column, value) => change({ outer: withValue(outer, row, column, value) })}
          />
        </Panel>
        <Panel title={t("inner")} plain>
          <div className={board.scroll}>
            <Grid
              label={t("inner")}
              values={gradient}
              tone="signed"
              size={state.map.length > 5 ? "small" : "medium"}
              mark={(row, column) => (valueAt(gradient, row, column) === 0 ? "faint" : undefined)}
            />
          </div>
        </Panel>
      </div>
      <p className={board.note}>{t(`why.${pooling.kind}`)}</p>
    </Panel>
  );
}
