/** Slides a unit over its map, a step as soon as the last one was answered and could be seen. */

import { useReducedMotion } from "@mantine/hooks";
import { useEffect, useState } from "react";
import type { Unit } from "../../core/unit";
import { pin } from "../../state/unit";
import type { Arithmetic } from "./arithmetic";
import { nextUnit, type Shape } from "./sliding";

/** Milliseconds that a step is seen; longer for who wants little motion. */
const STEP_MS = 350;
const CALM_STEP_MS = 1500;

export function usePlay(unit: Unit, shape: Shape, answer: Arithmetic | null): [isPlaying: boolean, toggle: () => void] {
  const [isPlaying, setPlaying] = useState(false);
  const isCalm = useReducedMotion(undefined, { getInitialValueInEffect: false });
  const seen = answer?.unit;
  const isSeen = seen?.channel === unit.channel && seen.y === unit.y && seen.x === unit.x;
  useEffect(() => {
    if (!isPlaying || !isSeen) return;
    const timer = setTimeout(() => pin(nextUnit(unit, shape)), isCalm ? CALM_STEP_MS : STEP_MS);
    return () => clearTimeout(timer);
  }, [isPlaying, isSeen, isCalm, unit, shape]);
  return [isPlaying, () => setPlaying((is) => !is)];
}
