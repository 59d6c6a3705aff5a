/** What was changed in the middle of a run, in a few words of the page's language. */

import { optionName } from "../core/fields";
import { currentLanguage } from "../i18n";
import { formatSetting } from "../i18n/numbers";
import type { Json, Params } from "../wire/types";
import { useCatalog } from "./catalog";

/** "Learning rate 0.01, Momentum 0.5"; of what is no number, its name alone. */
export function sayChange(values: Params): string {
  return Object.entries(values).map(sayField).join(", ");
}

function sayField([name, value]: [string, Json]): string {
  const field = useCatalog.getState().recipe?.properties?.[name];
  const title = field?.title ?? name;
  if (typeof value === "number") return `${title} ${formatSetting(value, currentLanguage())}`;
  return typeof value === "string" && field ? `${title} ${optionName(field, value)}` : title;
}
