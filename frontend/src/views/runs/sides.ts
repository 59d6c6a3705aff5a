/** How runs beside one another are told apart, by colour: Okabe & Ito 2008, "Color Universal Design". */

import type { Theme } from "../../core/colours";

export type SideIndex = 0 | 1;

export const SIDES: readonly SideIndex[] = [0, 1];

/** The names of the watches through which both networks look at the probe. */
export const WATCHES = ["compare-first", "compare-second"] as const;

export const SIDE_COLOURS: Record<Theme, readonly [string, string]> = {
  light: ["#0072b2", "#b85300"],
  dark: ["#56b4e9", "#e69f00"],
};

/** Those of a series begin with those of a pair. */
const FURTHER: Record<Theme, readonly string[]> = {
  light: ["#00735a", "#a33b76", "#5c5c5c", "#7a3ea8", "#8a6d00", "#b3261e"],
  dark: ["#3ec9a0", "#e58fc0", "#b5b5b5", "#b79bff", "#f0e442", "#ff8a80"],
};

/** The colour of a run in a chart of several: the palette begins again after its end. */
export function colourOf(theme: Theme, place: number): string {
  const colours = [...SIDE_COLOURS[theme], ...FURTHER[theme]];
  return colours[place % colours.length] ?? SIDE_COLOURS[theme][0];
}
