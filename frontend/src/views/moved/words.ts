/** How a picture is moved, in words: `3 px right, 2 px up, turned by 40° anticlockwise, partly covered`. */

import type { TFunction } from "i18next";
import type { Move } from "../../core/moving";
import { formatNumber } from "../../i18n/numbers";

export function wordsOfMove({ down, right, turn, cover }: Move, t: TFunction<"moved">): string {
  const size = (value: number) => formatNumber(Math.abs(value));
  const words: string[] = [];
  if (right !== 0) words.push(t(right > 0 ? "words.right" : "words.left", { size: size(right) }));
  if (down !== 0) words.push(t(down > 0 ? "words.down" : "words.up", { size: size(down) }));
  if (turn !== 0) words.push(t(turn > 0 ? "words.anticlockwise" : "words.clockwise", { size: size(turn) }));
  if (cover !== null) words.push(t("words.covered"));
  return words.join(", ");
}
