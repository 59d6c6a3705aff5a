/** A dense layer: every input times its weight, the largest terms first. */
import { useTranslation } from "react-i18next";
import { colourOf } from "../../core/colours";
import { useLanguage } from "../../i18n";
import { useView } from "../../state/view";
import { type Terms, unflattened } from "./arithmetic";
import { colourScale, cssColour, summandText, valueText } from "./cells";
import { Pager } from "./Pager";
import classes from "./Pixel.module.css";

interface TermsStepProps {
  readonly step: Terms;
  /** The maps that the features were before they were flattened. */
  readonly maps: readonly [number, number, number] | null;
  readonly offset: number;
  readonly onOffset: (offset: number) => void;
}

export function TermsStep({ step, maps, offset, onOffset }: TermsStepProps) {
  const { t } = useTranslation("pixel");
  const language = useLanguage();
  const theme = useView((view) => view.theme);
  const reach = Math.max(...step.terms.map(({ term }) => Math.abs(term ?? 0)), 0) || 1;
  const nameOf = (index: number) => {
    if (maps === null) return t("feature", { channel: index });
    const { channel, y, x } = unflattened(index, maps);
    return t("pixel_of", { channel, y, x });
  };
  return (
    <section className={classes.step} aria-label={t(`terms.${step.operation}`, { count: step.total })}>
      <h3 className={classes.heading}>{t(`terms.${step.operation}`, { count: step.total })}</h3>
      <table className={classes.terms}>
        <thead>
          <tr>
            <th>{t("terms.input")}</th>
            <th>{t("terms.value")}</th>
            <th>{t(step.operation === "product" ? "terms.weight" : "terms.code")}</th>
            <th>{t(step.operation === "product" ? "terms.times" : "terms.squared")}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {step.terms.map(({ index, value, weight, term }) => (
            <tr key={index}>
              <th scope="row">{nameOf(index)}</th>
              <td>{valueText(value, language)}</td>
              <td>{valueText(weight, language)}</td>
              <td>{summandText(term, language)}</td>
              <td className={classes.bar} aria-hidden="true">
                <span
                  className={classes.share}
                  style={{
                    width: `${(100 * Math.abs(term ?? 0)) / reach}%`,
                    background: cssColour(colourOf(Math.sign(term ?? 0) * 0.7, colourScale(1), theme)),
                  }}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Pager shown={step.terms.length} total={step.total} rest={step.rest} offset={offset} onOffset={onOffset} />
    </section>
  );
}
