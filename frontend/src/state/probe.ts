/** The input that the network is looking at, and what it says of it. */

import { create } from "zustand";
import { type Move, movedInput, STILL, stillInput } from "../core/moving";
import type { ProbeInput, Problem } from "../wire/types";

/** Where pixels come from: a person's pen, file or camera. */
export type PixelSource = "drawn" | "uploaded" | "camera";

interface Probe {
  /** What the network looks at: what was given, moved about. */
  input: ProbeInput | null;
  given: ProbeInput | null;
  move: Move;
  /** Of an input of pixels. */
  source: PixelSource;
  /** Class probabilities of the newest frame; null before the first. */
  prediction: Float32Array | null;
  /** Why there is none for the present input; null where nothing is known to be in the way. */
  refused: Problem | null;
  /** The same of other watches, by their names: networks that look at the same input beside this one. */
  beside: Readonly<Record<string, Float32Array>>;
}

export const useProbe = create<Probe>(() => ({
  input: null,
  given: null,
  move: STILL,
  source: "drawn",
  prediction: null,
  refused: null,
  beside: {},
}));

/** Shows the network something else. May be called at every pen move: the watch follows once per animation frame. */
export function setProbe(input: ProbeInput, source: PixelSource = "drawn"): void {
  const given = stillInput(input);
  useProbe.setState(({ move }) => ({ given, input: movedInput(given, move), source }));
}

/** Moves the picture that is shown, and those shown from now on. */
export function moveProbe(move: Move): void {
  useProbe.setState(({ given }) => ({ move, input: given && movedInput(given, move) }));
}

/** Of a watch that ended. */
export function forgetBeside(watch: string): void {
  useProbe.setState(({ beside }) => {
    if (!(watch in beside)) return {};
    const { [watch]: _, ...others } = beside;
    return { beside: others };
  });
}
