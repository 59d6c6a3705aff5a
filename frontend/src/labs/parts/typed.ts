/** Numbers as hands type them and as cells show them. */

import { formatNumber } from "../../i18n/numbers";

/** null where it is no number (yet): "-", "", "1,". Takes either decimal mark, and what `shownNumber` writes. */
export function typedNumber(text: string): number | null {
  const plain = text.trim().replaceAll("\u202f", "").replace("−", "-").replace(",", ".");
  return /^-?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : null;
}

export function shownNumber(value: number, decimals: number): string {
  return formatNumber(Object.is(value, -0) ? 0 : value, undefined, decimals);
}
