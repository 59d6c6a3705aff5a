/**
 * Whether this screen is pointed at with fingers: they hover over nothing, neither drag a card out of a list nor press twice
 * as easily, and have no keys. What they do is told in other words.
 */

import { useMediaQuery } from "@mantine/hooks";

const TOUCHED = "(pointer: coarse)";

export function isTouched(): boolean {
  return window.matchMedia(TOUCHED).matches;
}

export function useIsTouched(): boolean {
  return useMediaQuery(TOUCHED, undefined, { getInitialValueInEffect: false });
}
