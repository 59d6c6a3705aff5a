/** How is pooled: the kind, the window's size and stride, the map's side, the weights; and what comes of it. */

import { SegmentedControl } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { formatNumber } from "../../i18n/numbers";
import { resized, withValue } from "../convolution/arithmetic";
import board from "../parts/Board.module.css";
import { Grid } from "../parts/Grid";
import { Panel } from "../parts/Panel";
import { SliderRow } from "../parts/SliderRow";
import { poolingOf } from "./fitting";
import { BOUNDS, MOST_SIDE } from "./lab";
import { outputSide } from "./pool";
import type { PoolingProps } from "./View";

const KINDS = ["max", "average", "weighted"] as const;

export function Settings({ state, change }: PoolingProps) {
  const { t } = useTranslation("lab-pooling");
  const { map, kind, size, stride } = state;
  const side = map.length;
  const pooled = outputSide(side, state);
  const weights = poolingOf(state).weights;
  const another = (row: number, column: number) => (row * 3 + column * 5) % 10;
  return (
    <Panel title={t("settings")}>
      <SegmentedControl
        aria-label={t("kindLabel")}
        value={kind}
        data={KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
        onChange={(value) => change({ kind: value as (typeof KINDS)[number] })}
      />
      <SliderRow label={t("size")} value={size} min={1} max={side} onChange={(value) => change({ size: value })} />
      <SliderRow
        label={t("stride")}
        value={stride}
        min={1}
        max={side}
        onChange={(value) => change({ stride: value })}
      />
      <SliderRow
        label={t("side")}
        value={side}
        min={2}
        max={MOST_SIDE}
        onChange={(value) => change({ map: resized(map, { rows: value, columns: value }, another) })}
      />
      {kind === "weighted" && (
        <Panel title={t("weights")} plain>
          <Grid
            label={t("weights")}
            values={weights}
            bounds={BOUNDS}
            size="small"
            onEdit={(row, column, value) => change({ weights: withValue(weights, row, column, value) })}
          />
        </Panel>
      )}
      <dl className={board.facts}>
        <div>
          <dt>{t("outputSide")}</dt>
          <dd>
            {formatNumber(pooled)}×{formatNumber(outputSide(map[0]?.length ?? 0, state))}
          </dd>
        </div>
        <div>
          <dt>{t("parameters")}</dt>
          <dd>{formatNumber(0)}</dd>
        </div>
        <div data-best={stride > 1}>
          <dt>{t("cheaper")}</dt>
          <dd>{formatNumber(stride * stride)}×</dd>
        </div>
      </dl>
      <p className={board.note}>
        {t("sideFormula", { side, size, stride, pooled: formatNumber(pooled) })} {size > stride && t("overlapping")}
      </p>
    </Panel>
  );
}
