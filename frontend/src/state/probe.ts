/** The input that the network is looking at, and what it says of it. */

import { create } from "zustand";
import type { ProbeInput } from "../wire/types";

/** Where pixels come from: a person's pen or a person's file. */
export type PixelSource = "drawn" | "uploaded";

interface Probe {
  input: ProbeInput | null;
  /** Of an input of pixels. */
  source: PixelSource;
  /** Class probabilities of the newest frame; null before the first. */
  prediction: Float32Array | null;
  /** The same of other watches, by their names: networks that look at the same input beside this one. */
  beside: Readonly<Record<string, Float32Array>>;
}

export const useProbe = create<Probe>(() => ({ input: null, source: "drawn", prediction: null, beside: {} }));

/** Shows the network something else. May be called at every pen move: the watch follows once per animation frame. */
export function setProbe(input: ProbeInput, source: PixelSource = "drawn"): void {
  useProbe.setState({ input, source });
}
