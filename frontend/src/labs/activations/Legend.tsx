/** Every activation of the course as a button: pressed, its curve has a colour. */

import { useTranslation } from "react-i18next";
import classes from "./Activations.module.css";
import { NAMES, type Name } from "./functions";
import { inkOf, isDashed } from "./inks";

interface LegendProps {
  readonly shown: readonly Name[];
  readonly onToggle: (name: Name) => void;
}

export function Legend({ shown, onToggle }: LegendProps) {
  const { t } = useTranslation("lab-activations");
  return (
    <fieldset className={classes.legend} aria-label={t("legend")}>
      {NAMES.map((name) => (
        <button
          key={name}
          type="button"
          className={classes.name}
          data-dashed={isDashed(name)}
          aria-pressed={shown.includes(name)}
          style={{ "--ink": inkOf(name) } as React.CSSProperties}
          onClick={() => onToggle(name)}
        >
          {t(`names.${name}`)}
        </button>
      ))}
    </fieldset>
  );
}
