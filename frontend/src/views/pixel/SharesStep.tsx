/** Softmax: scores as probabilities; and, where the image's label is known, the loss that follows. */
import { useTranslation } from "react-i18next";
import { type Language, useLanguage } from "../../i18n";
import { formatPercent } from "../../i18n/numbers";
import { useCatalog } from "../../state/catalog";
import { useProject } from "../../state/project";
import type { Shares, Value } from "./arithmetic";
import { valueText } from "./cells";
import classes from "./Pixel.module.css";

/** exp(−loss); so near to 1 that its digits do not tell, as 1 less what is missing. */
function probabilityText(loss: number, language: Language): string {
  const missing = -Math.expm1(-loss);
  return missing > 0 && missing < 1e-3 ? `(1 − ${valueText(missing, language)})` : valueText(Math.exp(-loss), language);
}

interface SharesStepProps {
  readonly shares: Shares;
  /** The class that is looked at. */
  readonly channel: number;
  readonly label: number | null;
  readonly loss: Value;
}

export function SharesStep({ shares, channel, label, loss }: SharesStepProps) {
  const { t } = useTranslation("pixel");
  const language = useLanguage();
  const dataset = useProject((project) => project.document?.dataset);
  const classNames = useCatalog((catalog) => (dataset ? catalog.datasets.get(dataset)?.classes : undefined));
  const nameOf = (each: number) =>
    classNames?.length === shares.total ? (classNames[each] ?? String(each)) : String(each);
  const right = shares.scores.find((score) => score.channel === label);
  return (
    <section className={classes.step} aria-label={t("shares.title")}>
      <h3 className={classes.heading}>
        {t("shares.title")} <small>{t("shares.hint", { highest: valueText(shares.highest, language) })}</small>
      </h3>
      <table className={classes.terms}>
        <thead>
          <tr>
            <th>{t("shares.class")}</th>
            <th>{t("shares.score")}</th>
            <th>exp(z − m)</th>
            <th>{t("shares.probability")}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {shares.scores.map((score) => (
            <tr
              key={score.channel}
              data-chosen={score.channel === channel || undefined}
              data-label={score.channel === label || undefined}
            >
              <th scope="row">
                {nameOf(score.channel)}
                {score.channel === label && <small> {t("shares.right")}</small>}
              </th>
              <td>{valueText(score.score, language)}</td>
              <td>{valueText(score.exponential, language)}</td>
              <td>{formatPercent(score.probability ?? Number.NaN, language)}</td>
              <td className={classes.bar} aria-hidden="true">
                <span
                  className={classes.share}
                  style={{ width: `${100 * (score.probability ?? 0)}%`, background: "var(--sv-accent)" }}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {shares.scores.length < shares.total && (
        <p className={classes.note}>{t("shares.more", { count: shares.total - shares.scores.length })}</p>
      )}
      <p className={classes.formula}>
        Σ exp(z − m) = {valueText(shares.sum, language)}
        {label !== null && loss !== null && (
          <>
            <br />
            {t("shares.loss")}: −ln p({nameOf(label)}) = {right && `−ln ${probabilityText(loss, language)} = `}
            <b>{valueText(loss, language)}</b>
          </>
        )}
      </p>
    </section>
  );
}
