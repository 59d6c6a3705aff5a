/** Steps that are formulas of a few numbers: each is written in letters, then in figures. */
import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import { type Language, useLanguage } from "../../i18n";
import { formatNumber } from "../../i18n/numbers";
import type { FunctionOfOne, Masked, Noisy, Normalised, Pixel, Response, Value } from "./arithmetic";
import { valueText } from "./cells";
import classes from "./Pixel.module.css";

interface Line {
  readonly letters: string;
  readonly figures: string;
  readonly value: Value;
  /** In words. */
  readonly meaning?: string;
}

function Lines({ title, hint, lines }: { readonly title: string; readonly hint: string; readonly lines: Line[] }) {
  const language = useLanguage();
  return (
    <section className={classes.step} aria-label={title}>
      <h3 className={classes.heading}>{title}</h3>
      <p className={classes.note}>{hint}</p>
      <dl className={classes.lines}>
        {lines.map(({ letters, figures, value, meaning }) => (
          <Fragment key={letters}>
            <dt>
              <i>{letters}</i>
              {meaning && <small>{meaning}</small>}
            </dt>
            <dd>
              {figures !== "" && <span className={classes.figures}>{figures} = </span>}
              <b>{valueText(value, language)}</b>
            </dd>
          </Fragment>
        ))}
      </dl>
    </section>
  );
}

/** A number within a formula: below zero it is set in brackets. */
function inFormula(value: Value, language: Language): string {
  const text = valueText(value, language);
  return value !== null && value < 0 ? `(${text})` : text;
}

export function NormalisedStep({ step }: { readonly step: Normalised }) {
  const { t } = useTranslation("pixel");
  const language = useLanguage();
  const say = (value: Value) => inFormula(value, language);
  const count = step.count === null ? "" : formatNumber(step.count, language);
  const isCounted = step.count !== null;
  const lines: Line[] = [
    { letters: "x", figures: "", value: step.x, meaning: t("normalised.x") },
    {
      letters: isCounted ? "μ = Σx / n" : "μ",
      figures: "",
      value: step.mean,
      meaning: t(`normalised.mean.${step.over}`, { count }),
    },
    {
      letters: isCounted ? "σ² = Σ(x − μ)² / n" : "σ²",
      figures: "",
      value: step.variance,
      meaning: t("normalised.variance"),
    },
    {
      letters: "x̂ = (x − μ) / √(σ² + ε)",
      figures: `(${say(step.x)} − ${say(step.mean)}) / √(${say(step.variance)} + ${valueText(step.eps, language)}) = ${say(step.centred)} / ${say(step.deviation)}`,
      value: step.standardised,
      meaning: t("normalised.standardised"),
    },
    ...(step.gamma === null
      ? [{ letters: "y = x̂", figures: "", value: step.output, meaning: t("normalised.plain") }]
      : [
          {
            letters: "y = γ·x̂ + β",
            figures: `${say(step.gamma)} · ${say(step.standardised)} + ${say(step.beta)}`,
            value: step.output,
            meaning: t("normalised.scaled"),
          },
        ]),
  ];
  return <Lines title={t("normalised.title")} hint={t(`normalised.over.${step.over}`, { count })} lines={lines} />;
}

export function ResponseStep({ step }: { readonly step: Response }) {
  const { t } = useTranslation("pixel");
  const language = useLanguage();
  const say = (value: Value) => inFormula(value, language);
  const last = step.first + step.neighbours.length - 1;
  return (
    <Lines
      title={t("response.title")}
      hint={t("response.hint", { first: step.first, last })}
      lines={[
        { letters: "x", figures: "", value: step.x },
        {
          letters: "Σ x′²",
          figures: step.neighbours.map((value) => `${say(value)}²`).join(" + "),
          value: step.squares,
        },
        {
          letters: "k + α/n · Σ x′²",
          figures: `${say(step.k)} + ${say(step.alpha)}/${step.size} · ${say(step.squares)}`,
          value: step.base,
        },
        { letters: "(…)^β", figures: `${say(step.base)}^${say(step.beta)}`, value: step.denominator },
        { letters: "y = x / (…)^β", figures: `${say(step.x)} / ${say(step.denominator)}`, value: step.output },
      ]}
    />
  );
}

export function MaskedStep({ step }: { readonly step: Masked }) {
  const { t } = useTranslation("pixel");
  const language = useLanguage();
  const isOff = step.factor === 0;
  const hint = step.is_training ? (isOff ? "off" : "kept") : "inference";
  return (
    <Lines
      title={t("masked.title")}
      hint={t(`masked.${hint}`)}
      lines={[
        { letters: "x", figures: "", value: step.x },
        {
          letters: "m",
          figures:
            step.is_training && !isOff && step.p !== null && Math.abs((step.factor ?? 0) * (1 - step.p) - 1) < 1e-4
              ? `1 / (1 − ${valueText(step.p, language)})`
              : "",
          value: step.factor,
          meaning: t("masked.factor"),
        },
        {
          letters: "y = m·x",
          figures: `${inFormula(step.factor, language)} · ${inFormula(step.x, language)}`,
          value: step.output,
        },
      ]}
    />
  );
}

export function NoisyStep({ step }: { readonly step: Noisy }) {
  const { t } = useTranslation("pixel");
  const language = useLanguage();
  const say = (value: Value) => inFormula(value, language);
  return (
    <Lines
      title={t("noisy.title")}
      hint={t("noisy.hint")}
      lines={[
        { letters: "μ", figures: "", value: step.mean },
        ...(step.log_variance === null
          ? [{ letters: "σ", figures: "", value: step.deviation }]
          : [{ letters: "σ = exp(½·ln σ²)", figures: `exp(½ · ${say(step.log_variance)})`, value: step.deviation }]),
        { letters: "ε", figures: "", value: step.noise, meaning: t("noisy.noise") },
        {
          letters: "y = μ + σ·ε",
          figures: `${say(step.mean)} + ${say(step.deviation)} · ${say(step.noise)}`,
          value: step.output,
        },
      ]}
    />
  );
}

export function FunctionStep({ step, formula }: { readonly step: FunctionOfOne; readonly formula: string | null }) {
  const { t } = useTranslation("pixel");
  return (
    <Lines
      title={t("function.title")}
      hint={t("function.hint")}
      lines={[
        { letters: "x", figures: "", value: step.x },
        { letters: formula ?? "y = f(x)", figures: "", value: step.output },
        { letters: "f′(x)", figures: "", value: step.slope, meaning: t("function.slope") },
      ]}
    />
  );
}

export function PixelStep({ step }: { readonly step: Pixel }) {
  const { t } = useTranslation("pixel");
  const language = useLanguage();
  const say = (value: Value) => inFormula(value, language);
  return (
    <Lines
      title={t("input.title")}
      hint={t("input.hint")}
      lines={[
        { letters: "x", figures: "", value: step.x },
        {
          letters: "y = (x/255 − μ) / σ",
          figures: `(${say(step.x)}/255 − ${say(step.mean)}) / ${say(step.std)}`,
          value: step.output,
        },
      ]}
    />
  );
}
