/** Compound scaling: φ, α, β, γ and what becomes of EfficientNet-B0; the published B0 to B7 beside it. */

import { Slider } from "@mantine/core";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import { type Factors, factorsOf, keepsConstraint, PAPER, type Scaling } from "../../core/compound";
import { ratio } from "../../core/measures";
import { formatFixed, formatNumber, formatShape, formatShort } from "../../i18n/numbers";
import { useCatalog } from "../../state/catalog";
import { tellError } from "../../state/notices";
import { useProject } from "../../state/project";
import { api } from "../../wire/api";
import type { ArchitectureEntry } from "../../wire/types";
import { type Measured, useMeasured } from "../useMeasured";
import { Outcome } from "./AdaptForm";
import { datasetFor } from "./adapting";
import classes from "./Compound.module.css";
import { OpeningWays } from "./OpeningWays";
import { openAsProject } from "./opening";

/** Those of ImageNet, which the paper scales for. */
const CLASSES = 1000;

interface Range {
  name: keyof Scaling;
  sign: string;
  min: number;
  max: number;
  step: number;
}

const RANGES: readonly Range[] = [
  { name: "phi", sign: "φ", min: 0, max: 7, step: 0.5 },
  { name: "alpha", sign: "α", min: 1, max: 1.6, step: 0.01 },
  { name: "beta", sign: "β", min: 1, max: 1.4, step: 0.01 },
  { name: "gamma", sign: "γ", min: 1, max: 1.4, step: 0.01 },
];

export function CompoundScaling({ entries }: { readonly entries: readonly ArchitectureEntry[] }) {
  const { t } = useTranslation("gallery");
  const [scaling, setScaling] = useState(PAPER);
  const factors = factorsOf(scaling);
  const published = entries.filter(({ name }) => /^efficientnet_b\d$/.test(name));
  const found = useMeasured(useCallback(() => api.compound(scaling), [scaling]));
  const base = published.find(({ name }) => name === "efficientnet_b0");
  const measured = ratio(base?.macs ?? null, found.analysis?.totals.macs ?? null);
  return (
    <div className={classes.compound}>
      <section className={classes.half} aria-labelledby="scaling">
        <h2 id="scaling">{t("compound.title")}</h2>
        <p className={classes.text}>{t("compound.text")}</p>
        {RANGES.map(({ name, sign, ...range }) => (
          <div key={name} className={classes.row}>
            <span className={classes.sign}>{sign}</span>
            <span className={classes.meaning}>{t(`compound.${name}`)}</span>
            <Slider
              className={classes.slider}
              size={4}
              thumbLabel={`${sign}: ${t(`compound.${name}`)}`}
              label={null}
              {...range}
              value={scaling[name]}
              onChange={(value) => setScaling((before) => ({ ...before, [name]: value }))}
            />
            <strong className={classes.value}>{formatFixed(scaling[name], name === "phi" ? 1 : 2)}</strong>
          </div>
        ))}
        <Worked scaling={scaling} factors={factors} measured={measured} />
        <ScaledNetwork scaling={scaling} found={found} />
      </section>
      <section className={classes.half} aria-labelledby="published">
        <h2 id="published">{t("compound.published")}</h2>
        <p className={classes.text}>{t("compound.publishedText")}</p>
        <Published entries={published} />
      </section>
    </div>
  );
}

interface WorkedProps {
  readonly scaling: Scaling;
  readonly factors: Factors;
  /** multiply-adds of the network that comes of it, times those of B0; null until they are known */
  readonly measured: number | null;
}

/** The factors as they are worked out, and what the rounded network really costs. */
function Worked({ scaling, factors, measured }: WorkedProps) {
  const { t } = useTranslation("gallery");
  const { phi, alpha, beta, gamma } = scaling;
  const lines = [
    { name: "depth", sign: "α", base: alpha, value: factors.depth },
    { name: "width", sign: "β", base: beta, value: factors.width },
    { name: "resolution", sign: "γ", base: gamma, value: factors.resolution },
  ];
  return (
    <dl className={classes.worked}>
      {lines.map(({ name, sign, base, value }) => (
        <div key={name}>
          <dt>{t(`compound.factor.${name}`)}</dt>
          <dd>
            {sign}
            <sup>φ</sup> = <Power base={base} exponent={phi} /> = <strong>{formatFixed(value, 2)}</strong>
          </dd>
        </div>
      ))}
      <div data-kept={keepsConstraint(factors)}>
        <dt>α · β² · γ²</dt>
        <dd>
          <strong>{formatFixed(factors.perStep, 2)}</strong>{" "}
          {t(keepsConstraint(factors) ? "compound.kept" : "compound.notKept")}
        </dd>
      </div>
      <div>
        <dt>{t("compound.cost")}</dt>
        <dd>
          <Power base={factors.perStep} exponent={phi} /> = <strong>{formatFixed(factors.cost, 2)}</strong>
        </dd>
      </div>
      <div data-testid="measured-cost">
        <dt>{t("compound.measured")}</dt>
        <dd>
          <strong>{measured === null ? "–" : formatFixed(measured, 2)}</strong> {t("compound.rounded")}
        </dd>
      </div>
    </dl>
  );
}

function Power({ base, exponent }: { readonly base: number; readonly exponent: number }) {
  return (
    <>
      {formatFixed(base, 2)}
      <sup>{formatNumber(exponent)}</sup>
    </>
  );
}

function ScaledNetwork({ scaling, found }: { readonly scaling: Scaling; readonly found: Measured }) {
  const { t } = useTranslation("gallery");
  const [, navigate] = useLocation();
  const [opening, setOpening] = useState(false);
  const datasets = useCatalog((catalog) => catalog.datasets);
  const own = useProject((project) => project.document?.dataset);
  const title = t("compound.name", { phi: formatNumber(scaling.phi) });
  const input = found.graph?.nodes.input?.params.shape;

  const open = async () => {
    if (!found.graph) return;
    const atHand = own ?? [...datasets.values()].find(({ available }) => available)?.name ?? "";
    const dataset = datasetFor({ shape: input as number[], classes: CLASSES }, datasets, atHand);
    setOpening(true);
    try {
      navigate(`/p/${await openAsProject(title, found.graph, dataset)}`);
    } catch (error) {
      tellError(error);
    } finally {
      setOpening(false);
    }
  };

  return (
    <>
      <div className={classes.outcome} aria-live="polite">
        {Array.isArray(input) && (
          <>
            {t("compound.input")} <strong>{formatShape(input as number[])}</strong>.{" "}
          </>
        )}
        <Outcome found={found} />
      </div>
      <div className={classes.actions}>
        <OpeningWays title={title} graph={found.graph} isOpening={opening} onOpen={() => void open()} />
      </div>
    </>
  );
}

function Published({ entries }: { readonly entries: readonly ArchitectureEntry[] }) {
  const { t } = useTranslation("gallery");
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{t("compound.network")}</th>
          <th scope="col">{t("details.input")}</th>
          <th scope="col">{t("details.parameters")}</th>
          <th scope="col">{t("details.macs")}</th>
          <th scope="col">{t("details.error")}</th>
        </tr>
      </thead>
      <tbody>
        {entries.map(({ name, title, input_shape, parameters, macs, top5_error }) => (
          <tr key={name}>
            <th scope="row">{title.replace("EfficientNet-", "")}</th>
            <td>{formatShape(input_shape.slice(1))}</td>
            <td>{formatShort(parameters)}</td>
            <td>{formatShort(macs)}</td>
            <td>{top5_error === null ? "–" : t("percent", { value: formatNumber(top5_error) })}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
