/** Vanishing gradients: the chain with its derivatives and ways around, what reaches each layer, and every way's product. */

import "./texts";
import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { formatNumber, formatValue } from "../../i18n/numbers";
import type { LabProps } from "../declare";
import board from "../parts/Board.module.css";
import { Panel } from "../parts/Panel";
import { SliderRow } from "../parts/SliderRow";
import { Arriving } from "./Arriving";
import { blocks, gradients, type Skip, ways } from "./backward";
import { ChainPicture } from "./ChainPicture";
import { type lab, MOST_LAYERS, MOST_SPAN } from "./lab";
import classes from "./Vanishing.module.css";

export type VanishingProps = LabProps<typeof lab>;

/** Ways that are written out, of at most so many layers each. */
const WRITTEN = { skips: 3, layers: 8 };

export default function View({ state, change }: VanishingProps) {
  const { t } = useTranslation("lab-vanishing-gradients");
  const { factors, span } = state;
  const all = blocks(factors.length, span);
  const isOn = all.map((_, index) => state.skips[Math.min(index, state.skips.length - 1)] ?? false);
  const skips = all.filter((_, index) => isOn[index]);
  const [plain, kept] = [gradients(factors, []), gradients(factors, skips)];
  return (
    <div className={board.lab}>
      <Panel title={t("chain")}>
        <ChainPicture
          factors={factors}
          blocks={all}
          isOn={isOn}
          onFactor={(layer, value) => change({ factors: factors.map((old, index) => (index === layer ? value : old)) })}
          onSkip={(block) => change({ skips: isOn.map((on, index) => (index === block ? !on : on)) })}
        />
        <div className={board.hands}>
          <Button size="xs" variant="default" onClick={() => change({ skips: [true] })}>
            {t("allSkips")}
          </Button>
          <Button size="xs" variant="default" onClick={() => change({ skips: [false] })}>
            {t("noSkips")}
          </Button>
        </div>
        <p className={board.note}>{t("chainNote")}</p>
      </Panel>
      <Facts plain={plain[0] ?? 1} kept={kept[0] ?? 1} />
      <div className={board.columns}>
        <Panel title={t("arriving")}>
          <Arriving plain={plain} kept={kept} />
        </Panel>
        <div className={board.stack}>
          <Settings state={state} change={change} />
          <Ways factors={factors} skips={skips} />
        </div>
      </div>
    </div>
  );
}

function Facts({ plain, kept }: { readonly plain: number; readonly kept: number }) {
  const { t } = useTranslation("lab-vanishing-gradients");
  return (
    <dl className={board.facts}>
      <div>
        <dt>{t("plain")}</dt>
        <dd>{shown(plain)}</dd>
      </div>
      <div data-best>
        <dt>{t("kept")}</dt>
        <dd>{shown(kept)}</dd>
      </div>
      <div>
        <dt>{t("times")}</dt>
        <dd>{plain === 0 ? "–" : `${shown(kept / plain)}×`}</dd>
      </div>
    </dl>
  );
}

/** Whether four significant digits are all of the number, but for the rounding of its products. */
function isShort(value: number): boolean {
  return Math.abs(Number(value.toPrecision(4)) - value) <= 1e-12 * Math.abs(value);
}

function shown(value: number): string {
  return isShort(value) ? formatValue(value) : `≈ ${formatValue(value)}`;
}

function equals(value: number): string {
  return isShort(value) ? `= ${formatValue(value)}` : shown(value);
}

function Settings({ state, change }: VanishingProps) {
  const { t } = useTranslation("lab-vanishing-gradients");
  const { factors, span } = state;
  const [first = 1] = factors;
  const lengthened = (count: number) =>
    Array.from({ length: count }, (_, index) => factors[index] ?? factors.at(-1) ?? 1);
  return (
    <Panel title={t("settings")}>
      <SliderRow
        label={t("depth")}
        value={factors.length}
        min={1}
        max={MOST_LAYERS}
        onChange={(count) => change({ factors: lengthened(count) })}
      />
      <SliderRow
        label={t("factor")}
        value={first}
        min={0.05}
        max={2}
        step={0.05}
        onChange={(value) => change({ factors: factors.map(() => value) })}
      />
      <SliderRow label={t("span")} value={span} min={1} max={MOST_SPAN} onChange={(value) => change({ span: value })} />
    </Panel>
  );
}

/** The sum over all ways, written out where it can be read. */
function Ways({ factors, skips }: { readonly factors: readonly number[]; readonly skips: readonly Skip[] }) {
  const { t } = useTranslation("lab-vanishing-gradients");
  const isWritten = skips.length <= WRITTEN.skips && factors.length <= WRITTEN.layers;
  const found = isWritten ? ways(factors, skips) : [];
  const count = 2 ** skips.length;
  const sum = found.reduce((total, { product }) => total + product, 0);
  return (
    <Panel title={t("ways")}>
      {isWritten ? (
        <div className={classes.ways}>
          {found.map(({ layers, product }) => (
            <p key={layers.join(" ")} className={board.formula}>
              {productOf(layers, factors)} {equals(product)}
            </p>
          ))}
          {found.length > 1 && <p className={`${board.formula} ${classes.sum}`}>Σ {equals(sum)}</p>}
        </div>
      ) : (
        <p className={board.answer}>{t("waysCount", { count, written: formatValue(count) })}</p>
      )}
      <p className={board.note}>{t("waysNote")}</p>
    </Panel>
  );
}

/** The derivatives on a way, and the 1 of the arches that it takes. */
function productOf(layers: readonly number[], factors: readonly number[]): string {
  const arches = layers.length < factors.length ? ["1"] : [];
  return [...layers.map((layer) => formatNumber(factors[layer] ?? 1)), ...arches].join(" · ");
}
