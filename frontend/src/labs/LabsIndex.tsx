/** All labs by family, each with its living picture. */

import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { titlePage } from "../ui/titlePage";
import { FAMILIES } from "./declare";
import { LabCard } from "./LabCard";
import classes from "./Labs.module.css";
import { LABS } from "./registry";

/** `missing`: the name that an address asked for in vain. */
export function LabsIndex({ missing }: { readonly missing?: string | undefined }) {
  const { t } = useTranslation("labs");
  const title = t("title");
  useEffect(() => titlePage(title), [title]);
  return (
    <>
      <div>
        <h1 className={classes.title}>{missing === undefined ? title : t("missing", { name: missing })}</h1>
        <p className={classes.text}>{t(missing === undefined ? "text" : "missing_text")}</p>
      </div>
      {FAMILIES.map((family) => {
        const labs = LABS.filter((lab) => lab.family === family);
        return (
          labs.length > 0 && (
            <section key={family} aria-labelledby={`family-${family}`}>
              <h2 id={`family-${family}`} className={classes.family}>
                {t(`families.${family}`)}
              </h2>
              <ul className={classes.cards}>
                {labs.map((lab) => (
                  <li key={lab.name}>
                    <LabCard lab={lab} />
                  </li>
                ))}
              </ul>
            </section>
          )
        );
      })}
    </>
  );
}
