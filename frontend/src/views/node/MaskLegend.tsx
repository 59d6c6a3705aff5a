/** What the pictures of a mask mean: which values are off, and what the others are multiplied by. */
import { useTranslation } from "react-i18next";
import { useLanguage } from "../../i18n";
import { formatNumber } from "../../i18n/numbers";
import classes from "./NodeView.module.css";

/** `factor` is the mask's largest value: 0 where all is off, 1 where the layer passes everything on as it is. */
export function MaskLegend({ factor }: { readonly factor: number }) {
  const { t } = useTranslation("layer");
  const language = useLanguage();
  const meaning = factor === 0 ? "all" : factor === 1 ? "none" : "some";
  return <p className={classes.meaning}>{t(`mask.${meaning}`, { factor: formatNumber(factor, language, 3) })}</p>;
}
