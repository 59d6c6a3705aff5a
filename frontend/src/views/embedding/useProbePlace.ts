/** Where the present probe lies in a PCA: its features follow the pen, and are placed here, without another question. */

import { useCallback, useEffect } from "react";
import { latestItem, subscribe } from "../../state/frames";
import { clearWatch, setWatch } from "../../state/watches";
import type { FrameItem } from "../../wire/frames";
import type { NodeId } from "../../wire/types";
import { type EmbeddingAnswer, placeFeatures, pooledMaps } from "./layout";
import type { Embedding } from "./useEmbedding";

const WATCH = "embedding";
const MOST_TILES = 4096;
const LARGEST_SIDE = 1024;

type Show = (place: readonly [number, number] | null) => void;

/** How a painter follows the probe; nothing is shown where the layout is no PCA. */
export function useProbePlace(node: NodeId, embedding: Embedding | null): (show: Show) => () => void {
  const isPlaced = embedding?.answer.method === "pca";
  useEffect(() => {
    if (!isPlaced) return;
    const nodes = [{ id: node, tiles: MOST_TILES, size: LARGEST_SIDE, kind: "activations" as const }];
    setWatch(WATCH, { encoding: "float32", nodes });
    return () => clearWatch(WATCH);
  }, [node, isPlaced]);
  return useCallback(
    (show: Show) => {
      const place = () => {
        const item = isPlaced ? latestItem(node, "activations", WATCH) : null;
        show(item && embedding && placeOf(item, embedding));
      };
      place();
      return subscribe(node, "activations", place, WATCH);
    },
    [node, isPlaced, embedding],
  );
}

function placeOf(item: FrameItem, { answer, turn: [[a, b], [c, d]] }: Embedding): readonly [number, number] | null {
  const place = placeFeatures(featuresOf(item, answer), answer);
  return place && [a * place[0] + b * place[1], c * place[0] + d * place[1]];
}

function featuresOf({ data, tiles, height, width }: FrameItem, { pooled }: EmbeddingAnswer): ArrayLike<number> {
  const [, rows = height, columns = width] = pooled ?? [];
  if (pooled === null || (rows === height && columns === width)) return data;
  return pooledMaps(data, [tiles, height, width], [rows, columns]);
}
