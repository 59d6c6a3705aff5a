/** The input that the network is looking at, and what it says of it. */

import { create } from "zustand";
import type { ProbeInput } from "../wire/types";

interface Probe {
  input: ProbeInput | null;
  /** Class probabilities of the newest frame; null before the first. */
  prediction: Float32Array | null;
}

export const useProbe = create<Probe>(() => ({ input: null, prediction: null }));

/** Shows the network something else. May be called at every pen move: the watch follows once per animation frame. */
export function setProbe(input: ProbeInput): void {
  useProbe.setState({ input });
}
