/** Compound scaling: the factors, what becomes of B0, and four ways to spend the same. */

import "./texts";
import { useTranslation } from "react-i18next";
import { factorsOf, keepsConstraint } from "../../core/compound";
import { formatFixed, formatNumber, formatPercent, formatShape, formatShort } from "../../i18n/numbers";
import type { LabProps } from "../declare";
import board from "../parts/Board.module.css";
import { Panel } from "../parts/Panel";
import { Scroll } from "../parts/Scroll";
import { SliderRow } from "../parts/SliderRow";
import { type Scaled, scaledNetwork } from "./efficientnet";
import { type lab, MOST, ONE_AT_A_TIME } from "./lab";
import { NetworkPicture } from "./NetworkPicture";
import classes from "./Scaling.module.css";

export type ScalingProps = LabProps<typeof lab>;

const BASE = scaledNetwork({ depth: 1, width: 1, resolution: 1 });

const SLIDERS = [
  { name: "phi", sign: "φ", min: 0, step: 0.5 },
  { name: "alpha", sign: "α", min: 1, step: 0.01 },
  { name: "beta", sign: "β", min: 1, step: 0.01 },
  { name: "gamma", sign: "γ", min: 1, step: 0.01 },
] as const;

export default function View({ state, change }: ScalingProps) {
  const { t } = useTranslation("lab-compound-scaling");
  const factors = factorsOf(state);
  const network = scaledNetwork(factors);
  return (
    <div className={board.lab}>
      <div className={board.columns}>
        <Panel title={t("factors")}>
          {SLIDERS.map(({ name, sign, ...range }) => (
            <SliderRow
              key={name}
              label={`${sign}: ${t(`of.${name}`)}`}
              value={state[name]}
              max={MOST[name]}
              {...range}
              onChange={(value) => change({ [name]: value })}
            />
          ))}
        </Panel>
        <Panel title={t("worked")}>
          {(
            [
              ["depth", "d", "α", state.alpha],
              ["width", "w", "β", state.beta],
              ["resolution", "r", "γ", state.gamma],
            ] as const
          ).map(([name, letter, sign, base]) => (
            <p key={name} className={board.formula}>
              {letter} = {sign}
              <sup>φ</sup> = {formatNumber(base)}
              <sup>{formatNumber(state.phi)}</sup> = <strong>{formatFixed(factors[name], 2)}</strong>{" "}
              <small>{t(`more.${name}`)}</small>
            </p>
          ))}
          <p className={board.formula} data-kept={keepsConstraint(factors)}>
            α·β²·γ² = <b>{formatFixed(factors.perStep, 2)}</b>{" "}
            <small className={keepsConstraint(factors) ? classes.kept : classes.missed}>
              {t(keepsConstraint(factors) ? "kept" : "missed")}
            </small>
          </p>
          <p className={board.formula}>
            (α·β²·γ²)<sup>φ</sup> = <strong>{formatFixed(factors.cost, 2)}×</strong> <small>{t("cost")}</small>
          </p>
          <p className={board.note}>{t("why")}</p>
        </Panel>
      </div>
      <Panel title={t("network")}>
        <NetworkPicture network={network} base={BASE} />
        <Figures network={network} />
      </Panel>
      <Spending onSpend={change} />
    </div>
  );
}

function Figures({ network }: { readonly network: Scaled }) {
  const { t } = useTranslation("lab-compound-scaling");
  const blocksOf = ({ stages }: Scaled) => stages.reduce((sum, { blocks }) => sum + blocks, 0);
  const rows = [
    ["image", formatShape([BASE.side, BASE.side]), formatShape([network.side, network.side]), network.side / BASE.side],
    ["blocks", formatNumber(blocksOf(BASE)), formatNumber(blocksOf(network)), blocksOf(network) / blocksOf(BASE)],
    ["maps", formatNumber(mapsOf(BASE)), formatNumber(mapsOf(network)), mapsOf(network) / mapsOf(BASE)],
    ["parameters", formatShort(BASE.parameters), formatShort(network.parameters), network.parameters / BASE.parameters],
    ["macs", formatShort(BASE.macs), formatShort(network.macs), network.macs / BASE.macs],
  ] as const;
  return (
    <Scroll label={t("network")}>
      <table className={board.table}>
        <thead>
          <tr>
            <th scope="col">{t("what")}</th>
            <th scope="col">B0</th>
            <th scope="col">{t("scaled")}</th>
            <th scope="col">{t("times")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, before, after, times]) => (
            <tr key={name} data-on={name === "macs"}>
              <th scope="row">{t(`row.${name}`)}</th>
              <td>{before}</td>
              <td>{after}</td>
              <td>
                <b>{formatFixed(times, 2)}×</b>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={board.note}>{t("rounded")}</p>
    </Scroll>
  );
}

function mapsOf({ stages }: Scaled): number {
  return stages.at(-1)?.channels ?? 0;
}

/** Published top-1 accuracy on ImageNet (table 7), in the order of `ONE_AT_A_TIME`; B0's first. */
const ACCURACY = { base: 0.773, depth: 0.79, width: 0.789, resolution: 0.791, together: 0.811 };

/** The paper's comparison: about the same multiply-adds, spent in four ways. */
function Spending({ onSpend }: { readonly onSpend: (scaling: (typeof ONE_AT_A_TIME)["depth"]) => void }) {
  const { t } = useTranslation("lab-compound-scaling");
  const ways = [
    { name: "base", scaling: { phi: 0, alpha: 1.2, beta: 1.1, gamma: 1.15 } },
    ...(["depth", "width", "resolution", "together"] as const).map((name) => ({ name, scaling: ONE_AT_A_TIME[name] })),
  ] as const;
  const best = Math.max(...Object.values(ACCURACY));
  return (
    <Panel title={t("spending")}>
      <Scroll label={t("spending")}>
        <table className={board.table}>
          <thead>
            <tr>
              <th scope="col">{t("way")}</th>
              <th scope="col">{t("row.macs")}</th>
              <th scope="col">{t("accuracy")}</th>
            </tr>
          </thead>
          <tbody>
            {ways.map(({ name, scaling }) => (
              <tr key={name}>
                <th scope="row">
                  <button type="button" className={classes.way} onClick={() => onSpend(scaling)}>
                    {t(`ways.${name}`)}
                  </button>
                </th>
                <td>{formatShort(scaledNetwork(factorsOf(scaling)).macs)}</td>
                <td>
                  <span className={classes.bar}>
                    <span style={{ width: `${(100 * (ACCURACY[name] - 0.75)) / (best - 0.75)}%` }} />
                    <b>{formatPercent(ACCURACY[name])}</b>
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <p className={board.note}>{t("spendingNote")}</p>
    </Panel>
  );
}
