/** What the server makes of some training images, and what a layer of the project's network makes of those. */

import { useCallback, useEffect, useState } from "react";
import type { Operations } from "../../core/augmentation";
import { useMoment } from "../../state/moment";
import { request, requestBytes } from "../../wire/api";
import { decodeFrame, type FrameItem } from "../../wire/frames";
import type { AugmentedImages } from "../../wire/messages.gen";
import { type Answer, useAnswer } from "../useAnswer";

const VARIANTS = 5;
export const IMAGES = 5;

/** Maps of a layer that are shown of each picture. */
export const MAPS = 8;

/** Milliseconds a value must rest: what a slider passes on its way is not asked for. */
const REST_MS = 120;

export interface Draw {
  readonly dataset: string;
  readonly indices: readonly number[];
  readonly seed: number;
}

function useResting<T>(value: T): T {
  const [resting, setResting] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setResting(value), REST_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return resting;
}

/** The newest pictures; older ones stay while new ones are on their way. Keep `draw` and `operations` stable. */
export function usePreview({ dataset, indices, seed }: Draw, operations: Operations): Answer<AugmentedImages> {
  const listed = useResting(operations);
  return useAnswer(
    useCallback(
      (signal: AbortSignal) =>
        request<AugmentedImages>("POST", `/api/datasets/${encodeURIComponent(dataset)}/augment`, {
          body: { augmentation: listed, indices, variants: VARIANTS, seed },
          signal,
        }),
      [dataset, indices, seed, listed],
    ),
  );
}

/** The maps that a node of the project's network makes of each picture (PNG in base64). */
export function useMaps(project: string, node: string | null, pictures: readonly string[]): Answer<FrameItem[]> {
  const snapshot = useMoment((moment) => moment.snapshot);
  return useAnswer(
    useCallback(
      async (signal: AbortSignal) => {
        if (node === null) return [];
        const frames = await Promise.all(
          pictures.map((image) =>
            requestBytes("POST", `/api/projects/${encodeURIComponent(project)}/insights/activations`, {
              body: { snapshot, input: { image }, nodes: [{ id: node, tiles: MAPS, size: 64 }] },
              signal,
            }),
          ),
        );
        return frames.flatMap((frame) => decodeFrame(frame).items.slice(0, 1));
      },
      [project, snapshot, node, pictures],
    ),
  );
}

/** Any training images, each once; `random` is 0 ≤ random < 1. */
export function someImages(count: number, wanted: number, random: () => number): number[] {
  const chosen = new Set<number>();
  while (chosen.size < Math.min(wanted, count)) chosen.add(Math.floor(random() * count));
  return [...chosen];
}
