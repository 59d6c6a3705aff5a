/** The labs on the home page: a few to begin with, and the way to all of them. */

import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { FAMILIES } from "./declare";
import { LabCard } from "./LabCard";
import classes from "./Labs.module.css";
import { LABS } from "./registry";

/** A row of them: the first of as many families. */
const FIRST = FAMILIES.flatMap((family) => LABS.find((lab) => lab.family === family) ?? []).slice(0, 4);

export function HomeLabs() {
  const { t } = useTranslation("home");
  return (
    <section aria-labelledby="labs">
      <div className={classes.heading}>
        <h2 id="labs" className={classes.family}>
          {t("labs")}
        </h2>
        <Link href="/labs" className={classes.back}>
          {t("labs_all")}
        </Link>
      </div>
      <p className={classes.introduction}>{t("labs_text")}</p>
      <ul className={classes.cards}>
        {FIRST.map((lab) => (
          <li key={lab.name}>
            <LabCard lab={lab} />
          </li>
        ))}
      </ul>
    </section>
  );
}
