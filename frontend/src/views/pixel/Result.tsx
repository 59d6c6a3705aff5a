/** From the sums to the value, and on through the layers that come next: one number under the other. */
import { useTranslation } from "react-i18next";
import { useLanguage } from "../../i18n";
import { formatValue } from "../../i18n/numbers";
import { useCatalog } from "../../state/catalog";
import { openUnit, PIXEL_FACE, type Unit } from "../../state/unit";
import { type Arithmetic, rounding } from "./arithmetic";
import { Chip } from "./Chips";
import classes from "./Result.module.css";

/** Beside the sum of all magnitudes: more is no rounding of float32. */
const ROUNDING = 1e-5;

export function Result({ answer, unit }: { readonly answer: Arithmetic; readonly unit: Unit }) {
  const { t } = useTranslation("pixel");
  const language = useLanguage();
  const layers = useCatalog((catalog) => catalog.layers);
  const summed = answer.steps.find((step) => step.form === "products" || step.form === "terms");
  const isLast = summed === answer.steps.at(-1);
  const rounded = summed ? rounding(summed) : null;
  return (
    <div className={classes.result} data-testid="pixel-result">
      {summed && (
        <>
          <Chip
            label={t(summed.form === "products" ? "result.sum_channels" : "result.sum_inputs", { count: summed.total })}
            value={summed.sum}
          />
          {summed.bias !== null && <Chip label={t("result.bias")} value={summed.bias} isSummand />}
          {!isLast && <Chip label={t("result.mixed")} value={summed.output} />}
        </>
      )}
      <Chip label={t("result.output")} value={answer.output} isOutput>
        {isLast &&
          rounded !== null &&
          rounded.difference !== 0 &&
          t(rounded.share <= ROUNDING ? "result.rounding" : "result.difference", {
            difference: formatValue(rounded.difference, language),
          })}
      </Chip>
      {answer.changed_to !== null && (
        <Chip label={t("result.changed")} value={answer.changed_to}>
          {t("result.changed_why")}
        </Chip>
      )}
      {answer.following.map(({ node, type, value }) => (
        <button
          key={node}
          type="button"
          className={classes.following}
          title={t("result.open")}
          onClick={() => openUnit({ ...unit, node }, PIXEL_FACE)}
        >
          <Chip label={t("result.then", { name: layers.get(type)?.title ?? type })} value={value} />
        </button>
      ))}
    </div>
  );
}
