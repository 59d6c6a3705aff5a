/** Words for a value under the pointer: which map or filter, where in it, how much. */
import type { TFunction } from "i18next";
import type { Reading } from "./MapSheet";

/** `inputs` is the number of maps the layer takes: filters lie in rows of (output, input). */
export function readingText(
  { item, tile, row, column }: Reading,
  inputs: number,
  value: string,
  t: TFunction<"node">,
): string {
  const isVector = item.width === 1 && item.height === 1;
  if (item.kind !== "filters") {
    if (isVector) return t("feature_at", { index: tile, value });
    return t("value_at", { name: t("map", { channel: item.channels[tile] ?? tile }), row, column, value });
  }
  if (item.tiles === 1) return t("weight_at", { row, column, value });
  const name = t("filter", { output: Math.floor(tile / inputs), input: tile % inputs });
  return t("value_at", { name, row, column, value });
}
