/** Colours and figures of single numbers, as they stand in cells. */

import type { Scale } from "../../core/colours";
import type { Language } from "../../i18n/language";
import { formatFixed, formatValue } from "../../i18n/numbers";
import type { Table, Value } from "./arithmetic";

/** Blue below zero, orange above, however the numbers are spread. */
export function colourScale(reach: number): Scale {
  return { kind: "signed", slope: 127.5 / (reach || 1), start: 127.5 };
}

/** The largest magnitude of some tables. */
export function reachOf(tables: readonly Table[]): number {
  let reach = 0;
  for (const table of tables)
    for (const row of table) for (const value of row) reach = Math.max(reach, Math.abs(value ?? 0));
  return reach;
}

/** Two decimals, fewer where the number is long; a true zero is a plain one. */
export function cellText(value: Value, language: Language): string {
  if (value === null) return "–";
  if (value === 0) return "0";
  const size = Math.abs(value);
  if (size >= 9999.5) return formatValue(Number(value.toPrecision(1)), language);
  return formatFixed(value, size >= 99.95 ? 0 : size >= 9.995 ? 1 : 2, language);
}

/** With its sign, as a summand is written: `+0.1013`, `−0.1518`. */
export function summandText(value: Value, language: Language): string {
  if (value === null) return "–";
  if (value === 0) return "+0"; // exactly: four decimals would say that it was rounded
  return `${value < 0 ? "" : "+"}${valueText(value, language)}`;
}

/** Four decimals; more where they would all be zeros, and fewer for large numbers. */
export function valueText(value: Value, language: Language): string {
  if (value === null) return "–";
  const size = Math.abs(value);
  if (size !== 0 && size < 1e-3) return formatValue(value, language);
  return size >= 1e5 ? formatValue(value, language) : formatFixed(value, size >= 100 ? 2 : 4, language);
}

/** A packed colour (`core/colours`) for a style. */
export function cssColour(word: number): string {
  return `rgb(${word & 255} ${(word >> 8) & 255} ${(word >> 16) & 255})`;
}

/** Dark ink on bright colours, light on dark: by relative luminance (WCAG 2.2), contrast is then at least 4.5. */
export function inkOn(word: number): string {
  const [red, green, blue] = [0, 8, 16].map((shift) => linear(((word >> shift) & 255) / 255)) as [
    number,
    number,
    number,
  ];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179 ? "#10131a" : "#ffffff";
}

function linear(share: number): number {
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}
