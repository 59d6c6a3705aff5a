/** A run and its recipe in words. */

import { useTranslation } from "react-i18next";
import { type Difference, differences, type Fields, isStructured } from "../../core/recipes";
import { isGivenTitle } from "../../core/sweep";
import { useLanguage } from "../../i18n";
import { formatMoment } from "../../i18n/duration";
import { settingText } from "../../i18n/setting-text";
import { useCatalog } from "../../state/catalog";
import type { Json, Params, RunSummary } from "../../wire/types";
import "./texts";

type Named = Pick<RunSummary, "title" | "created" | "variant">;

/** What a run is called: as somebody named it, else by what it varies in a sweep, else by when it began. */
export function useRunName(): (run: Named) => string {
  const { t } = useTranslation("runs");
  const language = useLanguage();
  const words = useRecipeWords();
  return ({ title, created, variant }) => {
    if (title === null) return t("unnamed", { time: formatMoment(new Date(created), language) });
    if (variant === null || !isGivenTitle(title, variant.values)) return title;
    const said = Object.entries(variant.values).map(
      ([field, value]) => `${words.title(field)} ${words.value(field, value)}`,
    );
    return said.join(" · ");
  };
}

const NO_FIELDS: Fields = {};

/** The fields of the recipe's form, by name. */
export function useRecipeFields(): Fields {
  return useCatalog((catalog) => catalog.recipe?.properties ?? NO_FIELDS);
}

export interface RecipeWords {
  title(field: string): string;
  /** `–` for a value that there is none of. */
  value(field: string, value: Json | undefined): string;
  /** `learning rate 0.01 → 0.1` for each field that differs; one that stopped to matter goes without saying. */
  changes(before: Params, after: Params): { field: string; text: string }[];
}

export function useRecipeWords(): RecipeWords {
  const { t } = useTranslation("runs");
  const fields = useRecipeFields();
  const title = (field: string) => fields[field]?.title ?? field;
  const value = (field: string, given: Json | undefined) => {
    if (given === undefined || isStructured(given)) return given === undefined ? t("nothing") : t("own");
    const schema = fields[field];
    return schema ? settingText(schema, given) : String(given);
  };
  const text = ({ field, before, after }: Difference) =>
    isStructured(before) || isStructured(after)
      ? t("differs", { field: title(field) })
      : t("from_to", { field: title(field), before: value(field, before), after: value(field, after) });
  const changes = (before: Params, after: Params) =>
    differences(fields, before, after)
      .filter((difference) => difference.before !== undefined && difference.after !== undefined)
      .map((difference) => ({ field: difference.field, text: text(difference) }));
  return { title, value, changes };
}
