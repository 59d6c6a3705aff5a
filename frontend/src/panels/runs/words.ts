/** A run and its recipe in words. */

import { useTranslation } from "react-i18next";
import { operationsOf } from "../../core/augmentation";
import { type Difference, differences, type Fields, isStructured } from "../../core/recipes";
import { isGivenTitle, layerField } from "../../core/sweep";
import { useLanguage } from "../../i18n";
import { formatMoment } from "../../i18n/duration";
import { settingText } from "../../i18n/setting-text";
import { useOperationTitle } from "../../state/augmentations";
import { useCatalog } from "../../state/catalog";
import { useGraph } from "../../state/project";
import type { FieldSchema, Json, Params, RunSummary } from "../../wire/types";
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

/** Of a field that a run varies: one of the recipe, or a parameter of a layer of the project's network. */
export function useSchemaOf(): (field: string) => FieldSchema | undefined {
  const fields = useRecipeFields();
  const layers = useCatalog((catalog) => catalog.layers);
  const graph = useGraph();
  return (field) => {
    const part = layerField(field);
    if (part === null) return fields[field];
    return layers.get(graph?.nodes[part.node]?.type ?? "")?.schema.properties?.[part.param];
  };
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
  const schemaOf = useSchemaOf();
  const operationTitle = useOperationTitle();
  const title = (field: string) => {
    const own = schemaOf(field)?.title;
    const node = layerField(field)?.node;
    return own && node ? `${node} · ${own}` : (own ?? field);
  };
  const value = (field: string, given: Json | undefined) => {
    if (given === undefined) return t("nothing");
    if (Array.isArray(given) && given.length === 0) return t("empty_list");
    const operations = operationsOf(given);
    if (operations.length > 0) return operations.map(({ op }) => operationTitle(op)).join(", ");
    if (isStructured(given)) return t("own");
    const schema = schemaOf(field);
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
