/** The labs that show what a layer does, for its documentation; beside the project, which stays open. */

import "./texts";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../i18n";
import { Icon } from "../ui/icons";
import classes from "./LayerLabs.module.css";
import { labsOfLayer } from "./registry";

/** As many are shown at once; more would push the layer's settings out of sight. */
const SHOWN = 2;

export function LayerLabs({ type }: { readonly type: string }) {
  const { t } = useTranslation("labs");
  const language = useLanguage();
  const labs = labsOfLayer(type);
  if (labs.length === 0) return null;
  return (
    <details className={classes.labs} open={labs.length <= SHOWN}>
      <summary>{t("of_layer", { count: labs.length })}</summary>
      <ul>
        {labs.map(({ name, title }) => (
          <li key={name}>
            <a href={`/labs/${name}`} target="_blank" rel="noopener">
              {title[language]} <Icon name="open" size={13} />
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}
