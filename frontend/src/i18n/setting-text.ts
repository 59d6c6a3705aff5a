/** A setting as it is said: numbers, names of choices, yes and no, and what the layer or the recipe decides by itself. */

import i18next from "i18next";
import { optionName, withoutWord } from "../core/fields";
import type { FieldSchema, Json } from "../wire/types";
import { formatNumber } from "./numbers";

export function settingText(schema: FieldSchema, value: Json): string {
  if (Array.isArray(value)) {
    const parts = value.map((part) => settingText(schema, part));
    return parts.join(value.some(Array.isArray) ? ", " : "×");
  }
  if (typeof value === "boolean") return i18next.t(value ? "common:yes" : "common:no");
  if (typeof value === "number") return formatNumber(value, undefined, 6);
  return value === null ? i18next.t("form:auto") : optionName(withoutWord(schema).field, value);
}
