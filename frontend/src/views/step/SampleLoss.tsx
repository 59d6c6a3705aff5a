/** How the loss of one image is made up: logits, softmax, what was wanted, and the number that is minimised. */

import { useTranslation } from "react-i18next";
import { formatFixed, formatValue } from "../../i18n/numbers";
import type { ReplayAnswer } from "../../wire/messages.gen";
import { useClassLabel } from "./labels";
import classes from "./Step.module.css";

/** Of a thousand classes, those the network thinks of most, and the right one. */
const MOST_ROWS = 12;

export function SampleLoss({ answer }: { readonly answer: ReplayAnswer }) {
  const { t } = useTranslation("step");
  const labelOf = useClassLabel();
  const { sample, kind } = answer;
  const rows = mostProbable(sample.probabilities, sample.label);
  const wanted = (index: number) => sample.mixed?.[index] ?? (index === sample.label ? 1 : 0);
  const right = sample.probabilities[sample.label] ?? Number.NaN;
  const form = kind === "cross_entropy" && sample.mixed !== null ? "mixed" : kind;
  return (
    <section className={classes.part} aria-label={t("sample.title", { place: sample.place + 1 })}>
      <h2>{t("sample.title", { place: sample.place + 1 })}</h2>
      <table className={classes.answers}>
        <thead>
          <tr>
            <th scope="col">{t("sample.class")}</th>
            <th scope="col">{t("sample.logit")}</th>
            <th scope="col" colSpan={2}>
              {t("sample.probability")}
            </th>
            <th scope="col">{t("sample.target")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((index) => {
            const probability = sample.probabilities[index] ?? Number.NaN;
            return (
              <tr key={index} data-label={index === sample.label || undefined}>
                <th scope="row">{labelOf(index)}</th>
                <td>{formatFixed(sample.logits[index] ?? Number.NaN, 3)}</td>
                <td>{formatFixed(probability, 4)}</td>
                <td className={classes.bar} aria-hidden="true">
                  <span style={{ width: `${100 * (Number.isFinite(probability) ? probability : 0)}%` }} />
                </td>
                <td>{formatValue(wanted(index))}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {rows.length < sample.probabilities.length && (
        <p className={classes.about}>{t("sample.more", { count: rows.length })}</p>
      )}
      <h2>{t("loss.title")}</h2>
      <p className={classes.formula}>
        {t(`loss.${form}`)}
        <br />
        {form === "cross_entropy" && `−ln ${formatValue(right)} = ${formatFixed(-Math.log(right), 4)}`}
      </p>
      <p className={classes.loss}>
        L = <b>{formatFixed(sample.loss ?? Number.NaN, 4)}</b>
      </p>
      {form === "cross_entropy" && differs(sample.loss, -Math.log(right)) && (
        <p className={classes.about}>{t("loss.smoothed")}</p>
      )}
    </section>
  );
}

/** The most probable classes and the right one, in the order of the classes. */
function mostProbable(probabilities: readonly (number | null)[], label: number): number[] {
  const order = probabilities.map((_, index) => index);
  if (order.length <= MOST_ROWS) return order;
  const sorted = order.toSorted((one, other) => (probabilities[other] ?? 0) - (probabilities[one] ?? 0));
  return [...new Set([label, ...sorted])].slice(0, MOST_ROWS).toSorted((one, other) => one - other);
}

function differs(loss: number | null, plain: number): boolean {
  return loss !== null && Math.abs(loss - plain) > 1e-3 * Math.max(1, plain);
}
