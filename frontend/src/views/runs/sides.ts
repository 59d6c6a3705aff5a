/** How the two runs of a comparison are told apart, by colour and by dash: Okabe & Ito 2008, "Color Universal Design". */

import type { Theme } from "../../core/colours";

export type SideIndex = 0 | 1;

export const SIDES: readonly SideIndex[] = [0, 1];

/** The names of the watches through which both networks look at the probe. */
export const WATCHES = ["compare-first", "compare-second"] as const;

export const SIDE_COLOURS: Record<Theme, readonly [string, string]> = {
  light: ["#0072b2", "#b85300"],
  dark: ["#56b4e9", "#e69f00"],
};
