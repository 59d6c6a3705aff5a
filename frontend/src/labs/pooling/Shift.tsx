/** The same map, moved a little: which numbers change before pooling, and which after. */

import { useTranslation } from "react-i18next";
import { formatNumber } from "../../i18n/numbers";
import board from "../parts/Board.module.css";
import { Grid } from "../parts/Grid";
import { Panel } from "../parts/Panel";
import { SliderRow } from "../parts/SliderRow";
import { type Pooling, pool, shifted, unchanged, valueAt } from "./pool";
import type { PoolingProps } from "./View";

interface ShiftProps extends PoolingProps {
  readonly pooling: Pooling;
}

export function Shift({ state, change, pooling }: ShiftProps) {
  const { t } = useTranslation("lab-pooling");
  const { map, down, right } = state;
  const moved = shifted(map, down, right);
  const [before, after] = [pool(map, pooling), pool(moved, pooling)];
  const kept = { before: unchanged(map, moved), after: unchanged(before, after) };
  return (
    <Panel title={t("shift")}>
      <SliderRow label={t("down")} value={down} min={-3} max={3} onChange={(value) => change({ down: value })} />
      <SliderRow label={t("right")} value={right} min={-3} max={3} onChange={(value) => change({ right: value })} />
      <div className={board.row}>
        <Panel title={t("moved")} plain>
          <div className={board.scroll}>
            <Grid
              label={t("moved")}
              values={moved}
              tone="signed"
              size={map.length > 5 ? "small" : "medium"}
              mark={(row, column) => (valueAt(map, row, column) === valueAt(moved, row, column) ? "good" : undefined)}
            />
          </div>
        </Panel>
        <Panel title={t("movedPooled")} plain>
          <Grid
            label={t("movedPooled")}
            values={after}
            tone="signed"
            size={map.length > 5 ? "small" : "medium"}
            mark={(row, column) => (valueAt(before, row, column) === valueAt(after, row, column) ? "good" : undefined)}
          />
        </Panel>
      </div>
      <p className={board.answer}>
        {t("kept", {
          same: formatNumber(kept.before.same),
          of: formatNumber(kept.before.of),
          samePooled: formatNumber(kept.after.same),
          ofPooled: formatNumber(kept.after.of),
        })}
      </p>
      <p className={board.note}>{t("shiftWhy")}</p>
    </Panel>
  );
}
