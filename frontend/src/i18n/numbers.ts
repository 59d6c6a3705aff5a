/**
 * Numbers, percentages, sizes and times as a reader of the page's language expects them. Thousands are set apart by a
 * thin no-break space in both languages (ISO 80000-1, as the course's slides do); the decimal mark follows the language.
 */

import type { Language } from "./language";
import { currentLanguage } from "./language-state";

const THIN_SPACE = "\u202f";

const formats = new Map<string, Intl.NumberFormat>();

function numberFormat(language: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${language} ${JSON.stringify(options)}`;
  let format = formats.get(key);
  if (format === undefined) {
    format = new Intl.NumberFormat(language, { useGrouping: "always", ...options });
    formats.set(key, format);
  }
  return format;
}

const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

function setPart(part: Intl.NumberFormatPart): string {
  switch (part.type) {
    case "group":
      return THIN_SPACE;
    case "minusSign":
      return "−";
    case "exponentSeparator":
      return "·10";
    case "exponentMinusSign":
      return "⁻";
    case "exponentInteger":
      return part.value.replaceAll(/\d/g, (digit) => SUPERSCRIPTS.charAt(Number(digit)));
    default:
      return part.value;
  }
}

function format(value: number, language: Language, options: Intl.NumberFormatOptions): string {
  return numberFormat(language, options).formatToParts(value).map(setPart).join("");
}

/** `61706` → `61 706`; anything else keeps at most `digits` decimals (two unless told). */
export function formatNumber(value: number, language: Language = currentLanguage(), digits = 2): string {
  if (!Number.isFinite(value)) return "–";
  return format(value, language, { maximumFractionDigits: digits });
}

/** Always `digits` decimals, so that a column of numbers stands still while they change: `0.0610`. No `−0.00`. */
export function formatFixed(value: number, digits: number, language: Language = currentLanguage()): string {
  if (!Number.isFinite(value)) return "–";
  const isNothing = Math.abs(value) < 0.5 / 10 ** digits;
  return format(isNothing ? 0 : value, language, { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** A share 0…1 as a percentage, always with one decimal, so that a column stands still: `0.981` → `98.1 %`. */
export function formatPercent(share: number, language: Language = currentLanguage()): string {
  if (!Number.isFinite(share)) return "–";
  return `${formatFixed(share * 100, 1, language)}${THIN_SPACE}%`;
}

/** How large a change is beside what it changes: two significant digits, whatever its size: `0.34` → `34 %`. */
export function formatShare(share: number, language: Language = currentLanguage()): string {
  if (!Number.isFinite(share)) return "–";
  return `${formatSignificant(share * 100, 2, language)}${THIN_SPACE}%`;
}

/** Powers of a thousand: SI prefixes in English, the usual short words in Russian. */
const SCALES: Record<Language, readonly (readonly [factor: number, name: string])[]> = {
  en: [
    [1e12, "T"],
    [1e9, "G"],
    [1e6, "M"],
    [1e3, "k"],
  ],
  ru: [
    [1e12, "трлн"],
    [1e9, "млрд"],
    [1e6, "млн"],
    [1e3, "тыс."],
  ],
};

/** Three significant digits and a scale: `416520` → `417 k`, `417 тыс.`. Small integers stay as they are. */
export function formatShort(value: number, language: Language = currentLanguage()): string {
  if (!Number.isFinite(value)) return "–";
  const scale = SCALES[language].find(([factor]) => Math.abs(value) >= factor * 0.9995);
  if (scale === undefined) return formatSignificant(value, 3, language);
  const [factor, name] = scale;
  return `${formatSignificant(value / factor, 3, language)}${THIN_SPACE}${name}`;
}

function formatSignificant(value: number, digits: number, language: Language): string {
  return format(value, language, { maximumSignificantDigits: digits });
}

/** A weight or an activation: four significant digits, powers of ten only where plain digits would mislead. */
export function formatValue(value: number, language: Language = currentLanguage()): string {
  if (!Number.isFinite(value)) return "–";
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-4 || size >= 1e6)) {
    return format(value, language, { notation: "scientific", maximumSignificantDigits: 4 });
  }
  return formatSignificant(value, 4, language);
}

/** A bound or a setting: whole numbers with all their digits, others as `formatValue`. */
export function formatSetting(value: number, language: Language = currentLanguage()): string {
  return Number.isInteger(value) ? formatNumber(value, language) : formatValue(value, language);
}

const BYTE_UNITS: Record<Language, readonly string[]> = {
  en: ["B", "kB", "MB", "GB", "TB", "PB"],
  ru: ["Б", "кБ", "МБ", "ГБ", "ТБ", "ПБ"],
};

/** Decimal multiples (1 kB = 1000 B), three significant digits. */
export function formatBytes(bytes: number, language: Language = currentLanguage()): string {
  if (!Number.isFinite(bytes)) return "–";
  const units = BYTE_UNITS[language];
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${formatSignificant(value, 3, language)}${THIN_SPACE}${units[unit]}`;
}

export { shapeText as formatShape } from "../core/shapeText";

const AGES: readonly (readonly [seconds: number, unit: Intl.RelativeTimeFormatUnit])[] = [
  [365 * 86400, "year"],
  [30 * 86400, "month"],
  [7 * 86400, "week"],
  [86400, "day"],
  [3600, "hour"],
  [60, "minute"],
];

/** How long ago, in words: `5 minutes ago`, `вчера`. Less than a minute is "now". */
export function formatAge(when: Date, now: Date = new Date(), language: Language = currentLanguage()): string {
  const words = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
  const seconds = Math.max(0, (now.getTime() - when.getTime()) / 1000);
  const age = AGES.find(([length]) => seconds >= length);
  if (age === undefined) return words.format(0, "second");
  const [length, unit] = age;
  return words.format(-Math.floor(seconds / length), unit);
}
