/** The colour of a cell and the ink that is read on it, as CSS. */

import { colourOf, type Scale, scaleFor, type Theme, type ValueRange } from "../../core/colours";

export interface Heat {
  readonly background: string;
  readonly color: string;
}

/** The colours of a matrix: symmetric around zero where it has negative values, or where it is called signed. */
export function heatScale(values: readonly (readonly (number | null)[])[], isSigned = false): Scale {
  const all = values.flat().filter((value) => value !== null);
  const range: ValueRange = { lo: Math.min(isSigned ? -1e-12 : 0, ...all), hi: Math.max(0, ...all) };
  return scaleFor(range);
}

export function heatOf(value: number, scale: Scale, theme: Theme): Heat {
  const word = colourOf(value, scale, theme);
  const [red, green, blue] = [word & 255, (word >> 8) & 255, (word >> 16) & 255];
  return { background: `rgb(${red} ${green} ${blue})`, color: isBright(red, green, blue) ? "#000" : "#fff" };
}

/** Brightness as it is, 0 to 255, in either theme. */
export function greyOf(value: number): Heat {
  const byte = Math.min(255, Math.max(0, Math.round(value)));
  return { background: `rgb(${byte} ${byte} ${byte})`, color: isBright(byte, byte, byte) ? "#000" : "#fff" };
}

/** Where black has more contrast than white: relative luminance above 0.179 (WCAG 2, contrast ratio). */
function isBright(red: number, green: number, blue: number): boolean {
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue) > 0.179;
}

function linear(byte: number): number {
  const share = byte / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}
