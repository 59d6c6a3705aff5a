/** A small mark at what learns otherwise than the rest: a lock, or the factor on its learning rate. */

import { useTranslation } from "react-i18next";
import { type PartField, paceOf } from "../core/paces";
import { useLanguage } from "../i18n";
import { formatSetting } from "../i18n/numbers";
import { mainGraph, useProject } from "../state/project";
import { Icon } from "../ui/icons";
import classes from "./PaceMark.module.css";

interface PaceMarkProps {
  readonly field: PartField;
  readonly id: string;
  /** Among text, not on a card's edge. */
  readonly isInline?: boolean;
}

const LOCKED = 0;

export function PaceMark({ field, id, isInline = false }: PaceMarkProps) {
  const { t } = useTranslation("canvas");
  const language = useLanguage();
  // One number, so that a card renders again when its own pace is another, and not with every edit.
  const rate = useProject(({ document }) => {
    if (!document?.recipe.layers && !document?.recipe.groups) return 1;
    const pace = paceOf(mainGraph(document), document.recipe, field, id);
    return pace.frozen ? LOCKED : pace.rate;
  });
  if (rate === 1) return null;
  const text = formatSetting(rate, language);
  const words = rate === LOCKED ? t("pace.frozen") : t("pace.rate", { rate: text });
  return (
    <span
      className={classes.mark}
      data-inline={isInline || undefined}
      data-frozen={rate === LOCKED || undefined}
      role="img"
      aria-label={words}
      title={words}
    >
      {rate === LOCKED ? <Icon name="lock" size={14} /> : `×${text}`}
    </span>
  );
}
