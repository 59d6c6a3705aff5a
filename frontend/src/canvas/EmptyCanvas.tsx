/** A project without layers: what to do first. */

import { useTranslation } from "react-i18next";
import classes from "./Canvas.module.css";

export function EmptyCanvas() {
  const { t } = useTranslation("canvas");
  return (
    <div className={classes.empty}>
      <h2>{t("empty.title")}</h2>
      <p>{t("empty.text")}</p>
    </div>
  );
}
