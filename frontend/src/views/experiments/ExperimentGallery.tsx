/** The experiments of the course on the home page. */

import { useTranslation } from "react-i18next";
import { ExperimentGrid } from "./ExperimentGrid";
import classes from "./Experiments.module.css";
import "./texts";

export function ExperimentGallery() {
  const { t } = useTranslation("experiments");
  return (
    <section aria-labelledby="experiments">
      <h2 id="experiments" className={classes.title}>
        {t("title")}
      </h2>
      <p className={classes.text}>{t("text")}</p>
      <ExperimentGrid />
    </section>
  );
}
