/** Where a run's recipe and network differ from those of the shown run, and which run it goes on from. */

import { useTranslation } from "react-i18next";
import type { Params, RunSummary } from "../../wire/types";
import classes from "./Runs.module.css";
import { useRecipeWords } from "./words";

interface RecipeChipsProps {
  readonly run: RunSummary;
  readonly shown: RunSummary | undefined;
  /** How many differences are told; the others are counted. */
  readonly most: number;
}

export function RecipeChips({ run, shown, most }: RecipeChipsProps) {
  const { t } = useTranslation("runs");
  const words = useRecipeWords();
  const chips = shown && shown.id !== run.id ? words.changes(shown.recipe as Params, run.recipe as Params) : [];
  const more = chips.slice(most);
  return (
    <span className={classes.chipRow}>
      {run.parent_step !== null && (
        <span className={classes.chip} data-quiet>
          {t("forked_from", { step: run.parent_step })}
        </span>
      )}
      {run.graph_differs && (
        <span className={classes.chip} data-quiet>
          {t("network_differs")}
        </span>
      )}
      {chips.slice(0, most).map(({ field, text }) => (
        <span key={field} className={classes.chip} title={text}>
          {text}
        </span>
      ))}
      {more.length > 0 && (
        <span className={classes.chip} data-more title={more.map(({ text }) => text).join("\n")}>
          +{more.length}
        </span>
      )}
    </span>
  );
}
