/** What a method says in numbers beside its map. */

import { useTranslation } from "react-i18next";
import { formatNumber, formatShape, formatShare, formatValue } from "../../i18n/numbers";
import classes from "./Why.module.css";

/** Of the score, at least of 1: where input and baseline score nearly the same, a share of their difference says nothing. */
const SMALL = 0.05;

type ToldValues = Readonly<Record<string, unknown>>;

const numberIn = (told: ToldValues, name: string) => (typeof told[name] === "number" ? told[name] : Number.NaN);

const sizeIn = (told: ToldValues, name: string) =>
  formatShape(Array.isArray(told[name]) ? told[name].map((side) => Number(side)) : []);

export function Told({ told }: { readonly told: ToldValues }) {
  const { t } = useTranslation("why");
  const lines: string[] = [];
  if ("gap" in told) {
    const [gap, difference] = [numberIn(told, "gap"), numberIn(told, "difference")];
    const values = { sum: formatValue(difference + gap), gap: formatValue(Math.abs(gap)) };
    const isSmall = Math.abs(difference) < SMALL * Math.max(1, Math.abs(numberIn(told, "logit")));
    lines.push(t("told.difference", { difference: formatValue(difference) }));
    lines.push(
      isSmall
        ? t("told.gap_alone", values)
        : t("told.gap", { ...values, share: formatShare(Math.abs(gap / difference)) }),
    );
  }
  if ("grid" in told) lines.push(t("told.grid", { size: sizeIn(told, "grid") }));
  if ("window" in told) {
    lines.push(t("told.window", { window: sizeIn(told, "window"), stride: sizeIn(told, "stride") }));
  }
  if ("samples" in told) lines.push(t("told.noise", { deviation: formatNumber(numberIn(told, "deviation")) }));
  if ("rectifiers" in told) {
    const [count, of] = [numberIn(told, "rectifiers"), numberIn(told, "activations")];
    if (count < of || of === 0) lines.push(t(count === 0 ? "told.plain" : "told.some", { count, of }));
  }
  return lines.map((line) => (
    <p key={line} className={classes.told}>
      {line}
    </p>
  ));
}
