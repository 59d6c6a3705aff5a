/** The labs that show what a layer does, for its documentation; beside the project, which stays open. */

import "./texts";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../i18n";
import { Icon } from "../ui/icons";
import classes from "./LayerLabs.module.css";
import { labsOfLayer } from "./registry";

export function LayerLabs({ type }: { readonly type: string }) {
  const { t } = useTranslation("labs");
  const language = useLanguage();
  const labs = labsOfLayer(type);
  if (labs.length === 0) return null;
  return (
    <div className={classes.labs}>
      <span>{t("of_layer")}:</span>
      <ul>
        {labs.map(({ name, title }) => (
          <li key={name}>
            <a href={`/labs/${name}`} target="_blank" rel="noopener">
              {title[language]} <Icon name="open" size={13} />
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
