/** One number of a reckoning with its name, large enough to follow it from step to step. */
import type { ReactNode } from "react";
import { useLanguage } from "../../i18n";
import type { Value } from "./arithmetic";
import { summandText, valueText } from "./cells";
import classes from "./Result.module.css";

interface ChipProps {
  readonly label: ReactNode;
  readonly value: Value;
  /** A summand is written with its sign. */
  readonly isSummand?: boolean;
  /** The value that is looked at. */
  readonly isOutput?: boolean;
  /** How the number comes about, or what is to be known of it. */
  readonly children?: ReactNode;
}

export function Chip({ label, value, isSummand = false, isOutput = false, children }: ChipProps) {
  const language = useLanguage();
  return (
    <div className={classes.chip} data-output={isOutput || undefined} data-value={value ?? undefined}>
      <span className={classes.chipLabel}>{label}</span>
      <b className={classes.chipValue}>{isSummand ? summandText(value, language) : valueText(value, language)}</b>
      {children && <span className={classes.chipNote}>{children}</span>}
    </div>
  );
}
