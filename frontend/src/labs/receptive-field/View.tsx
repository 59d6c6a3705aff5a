/** Receptive-field growth: the field on the image, the cone of units behind it, the chain, and the numbers. */

import "./texts";
import { Switch } from "@mantine/core";
import { useMemo } from "react";
import { Trans, useTranslation } from "react-i18next";
import { formatNumber, formatPercent } from "../../i18n/numbers";
import type { LabProps } from "../declare";
import board from "../parts/Board.module.css";
import { Panel } from "../parts/Panel";
import { SliderRow } from "../parts/SliderRow";
import { Chain } from "./Chain";
import { Cone } from "./Cone";
import { FieldPicture } from "./FieldPicture";
import { Growing } from "./Growing";
import { effectiveSide, fieldOf, growth, layersToSee, repeatsToSee, unrolled, ways, weightsOf } from "./growth";
import { type lab, MOST_TIMES } from "./lab";

export type FieldProps = LabProps<typeof lab>;

/** A field so many times as large as the image is followed no further. */
const BEYOND = 4;
/** What "most of the weight" means: the middle that holds so much of it. */
const MOST_OF_IT = 0.95;
/** What the cone has room for. */
const DRAWN = { field: 45, layers: 10 };

export default function View({ state, change }: FieldProps) {
  const { t } = useTranslation("lab-receptive-field");
  const { block, times, side, heat } = state;
  const layers = useMemo(() => unrolled(block, times, BEYOND * side), [block, times, side]);
  const steps = useMemo(() => growth(layers), [layers]);
  const shares = useMemo(() => ways(layers), [layers]);
  const field = fieldOf(layers);
  const fits = field <= DRAWN.field && layers.length <= DRAWN.layers;
  return (
    <div className={board.lab}>
      <div className={board.columns}>
        <Panel title={t("picture", { side: formatNumber(side) })}>
          <FieldPicture side={side} steps={steps} shares={heat ? shares : null} />
          <Switch
            checked={heat}
            onChange={(event) => change({ heat: event.currentTarget.checked })}
            label={t("heat")}
            size="md"
          />
          {heat && (
            <p className={board.note}>
              {t("effective", {
                share: `${formatNumber(100 * MOST_OF_IT)}\u202f%`,
                side: formatNumber(effectiveSide(shares, MOST_OF_IT)),
                field: formatNumber(field),
              })}
            </p>
          )}
        </Panel>
        <div className={board.stack}>
          <Verdict field={field} count={layers.length} state={state} />
          <Panel title={t("chain")}>
            <Chain block={block} onChange={(next) => change({ block: next })} />
            <SliderRow
              label={t("times")}
              value={times}
              min={1}
              max={MOST_TIMES}
              onChange={(value) => change({ times: value })}
            />
            <SliderRow label={t("side")} value={side} min={5} max={512} onChange={(value) => change({ side: value })} />
          </Panel>
          <Weights field={field} weights={weightsOf(layers)} />
        </div>
      </div>
      <div className={board.columns}>
        {fits && (
          <Panel title={t("cone")}>
            <Cone layers={layers} />
          </Panel>
        )}
        <Panel title={t("growing")}>
          <Growing layers={layers} steps={steps} side={side} />
        </Panel>
      </div>
    </div>
  );
}

/** How much is seen, and how many layers it would take to see it all. */
function Verdict({ field, count, state }: { field: number; count: number; state: FieldProps["state"] }) {
  const { t } = useTranslation("lab-receptive-field");
  const { side, block } = state;
  const needed = repeatsToSee(side, block);
  const plain = layersToSee(side, 3);
  const seen = Math.min(1, field / side) ** 2;
  return (
    <Panel title={t("verdict")}>
      <p className={board.answer}>
        <Trans
          t={t}
          i18nKey={seen === 1 ? "seesAll" : "sees"}
          count={count}
          values={{ field: formatNumber(field), side: formatNumber(side), share: formatPercent(seen) }}
          components={{ strong: <strong /> }}
        />
      </p>
      <p className={board.note}>
        {Number.isFinite(needed) ? t("needed", { count: needed, side: formatNumber(side) }) : t("never")}{" "}
        {t("plain", { count: plain })}
      </p>
    </Panel>
  );
}

/** One kernel that sees as much, against the chain (per map in and map out, without bias). */
function Weights({ field, weights }: { readonly field: number; readonly weights: number }) {
  const { t } = useTranslation("lab-receptive-field");
  return (
    <Panel title={t("weights.title")}>
      <dl className={board.facts}>
        <div data-best={weights < field * field}>
          <dt>{t("weights.chain")}</dt>
          <dd>{formatNumber(weights)}</dd>
        </div>
        <div>
          <dt>{t("weights.one", { field: formatNumber(field) })}</dt>
          <dd>{formatNumber(field * field)}</dd>
        </div>
      </dl>
      <p className={board.note}>{t("weights.why")}</p>
    </Panel>
  );
}
