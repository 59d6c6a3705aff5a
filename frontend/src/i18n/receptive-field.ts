/** A layer's receptive field in words: its size says nothing where every unit sees the whole input. */

import i18next from "i18next";
import type { NodeAnalysis } from "../wire/types";
import { formatShape } from "./numbers";

type Seen = Pick<NodeAnalysis, "receptive_field" | "sees_whole">;

/** "7×7" or "whole input"; null where there is none. */
export function fieldText({ receptive_field, sees_whole }: Seen): string | null {
  if (receptive_field === null) return null;
  return sees_whole ? i18next.t("wholeInput") : formatShape(receptive_field.size);
}

/** As short as a card needs it: one number for a square. */
export function fieldShort({ receptive_field, sees_whole }: Seen): string | null {
  if (receptive_field === null) return null;
  const [height, width] = receptive_field.size;
  if (sees_whole) return i18next.t("wholeShort");
  return height === width ? String(height) : formatShape(receptive_field.size);
}

/** Why the whole input is seen, and the number that was worked out; null where it is not, or no window was needed. */
export function wholeReason({ receptive_field, sees_whole }: Seen): string | null {
  if (receptive_field === null || !sees_whole || receptive_field.size.every((side) => side === 1)) return null;
  return i18next.t("wholeReason", { size: formatShape(receptive_field.size) });
}
