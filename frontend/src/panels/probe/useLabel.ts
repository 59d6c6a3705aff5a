/** The true class of what the network looks at, where it is a sample of a data set. */

import { useEffect, useState } from "react";
import { useProbe } from "../../state/probe";
import { type Sample, sampleLabel } from "./samples";

/** Of the present input; null for a drawing or a person's picture. */
export function useProbeLabel(): number | null {
  return useLabel(useProbe(({ given }) => (given !== null && "dataset" in given ? given : null)));
}

/** The true class of a sample; null until it is known, and for pictures that have none. */
export function useLabel(sample: Sample | null): number | null {
  const [known, setKnown] = useState<{ sample: Sample; label: number } | null>(null);
  useEffect(() => {
    if (sample === null) return;
    const asked = new AbortController();
    sampleLabel(sample, asked.signal).then(
      (label) => setKnown({ sample, label }),
      () => undefined, // offline or superseded: the picture stands without its label
    );
    return () => asked.abort();
  }, [sample]);
  return sample !== null && known?.sample === sample ? known.label : null;
}
