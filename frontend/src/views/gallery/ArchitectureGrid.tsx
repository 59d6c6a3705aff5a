/** Architectures as cards: what they look like, and the numbers by which they are compared. */

import { UnstyledButton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { formatNumber, formatShort } from "../../i18n/numbers";
import type { ArchitectureEntry } from "../../wire/types";
import { NetworkThumbnail } from "../home/NetworkThumbnail";
import { type ContestFit, fits } from "./contestFit";
import classes from "./Gallery.module.css";

interface ArchitectureGridProps {
  readonly entries: readonly ArchitectureEntry[];
  /** for whose contest a network is looked for */
  readonly contest: ContestFit | null;
  readonly selected: string | null;
  readonly onSelect: (name: string) => void;
}

export function ArchitectureGrid({ entries, contest, selected, onSelect }: ArchitectureGridProps) {
  const { t } = useTranslation("gallery");
  return (
    <ul className={classes.grid}>
      {entries.map((entry) => (
        <li key={entry.name}>
          <UnstyledButton
            className={classes.card}
            data-architecture={entry.name}
            aria-pressed={entry.name === selected}
            onClick={() => onSelect(entry.name)}
          >
            <span className={classes.picture}>
              <NetworkThumbnail thumbnail={entry.thumbnail} label={t("picture", { title: entry.title })} />
            </span>
            <span className={classes.heading}>
              <strong>{entry.title}</strong>
              <span className={classes.year}>{entry.year}</span>
            </span>
            <span className={classes.facts}>
              <span>{t("layers", { count: entry.depth })}</span>
              <span>{t("parametersShort", { value: formatShort(entry.parameters) })}</span>
              <span>{t("macsShort", { value: formatShort(entry.macs) })}</span>
              {entry.top5_error !== null && (
                <span className={classes.error}>
                  {t("errorShort", { value: formatNumber(entry.top5_error) })}
                  {entry.error_protocol !== null && ` (${entry.error_protocol})`}
                </span>
              )}
            </span>
            {contest !== null && !fits(entry, contest) && <Unfit parameters={contest.parameters[entry.name] ?? null} />}
          </UnstyledButton>
        </li>
      ))}
    </ul>
  );
}

/** Why the contest does not allow it. */
function Unfit({ parameters }: { readonly parameters: number | null }) {
  const { t } = useTranslation("gallery");
  return (
    <span className={classes.unfit}>
      {parameters === null ? t("contest.for_images") : t("contest.for_parameters", { value: formatShort(parameters) })}
    </span>
  );
}
