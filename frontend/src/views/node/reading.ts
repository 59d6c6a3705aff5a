/** Words for a value under the pointer: which map or filter, where in it, how much. */
import type { TFunction } from "i18next";
import { unitAt } from "../../core/unit";
import { isOfWeights } from "../../wire/types";
import type { Reading } from "./MapSheet";
import { kernelsPerFilter } from "./sheet";

/** Indices are counted from 0, as everywhere in the contract. */
export function readingText(
  { item, tile, row, column }: Reading,
  features: number | null,
  value: string,
  t: TFunction<"node">,
): string {
  if (!isOfWeights(item.kind)) {
    const unit = unitAt(item, features, { tile, row, column });
    if (unit?.y === null) return t("feature_at", { index: unit.channel, value });
    return t("value_at", { name: t("map", { channel: item.channels[tile] ?? tile }), row, column, value });
  }
  if (item.tiles === 1) return t("weight_at", { row, column, value });
  const kernels = kernelsPerFilter(item);
  const output = item.channels[Math.floor(tile / kernels)] ?? 0;
  if (item.isColour) return t("value_at", { name: t("colourFilter", { output }), row, column, value });
  const name = t("filter", { output, input: tile % kernels });
  return t("value_at", { name, row, column, value });
}
