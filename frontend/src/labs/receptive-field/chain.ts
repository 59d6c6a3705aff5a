/** A chain of layers as a person writes it in an address: `3,3s2,3d2,p2,p3s2`. */

import type { Field } from "../fields";
import type { ChainLayer } from "./growth";

export const MOST_LAYERS = 8;
export const MOST_KERNEL = 11;
export const MOST_STRIDE = 4;
export const MOST_DILATION = 8;

const LAYER = /^(p?)(\d{1,2})(?:s(\d))?(?:d(\d))?$/;

/** A kernel, after `p` the window of a pooling; then its stride and its dilation where they are not the usual ones: 1, of
 * a pooling its window. */
export function chainField(initial: readonly ChainLayer[]): Field<readonly ChainLayer[]> {
  return {
    initial,
    read: (text) => {
      const layers = text.split(",").map(layerOf);
      return layers.length <= MOST_LAYERS && layers.every((layer) => layer !== undefined) ? layers : undefined;
    },
    write: (layers) => layers.map(written).join(","),
  };
}

function layerOf(text: string): ChainLayer | undefined {
  const [, pool, kernel, stride, dilation] = LAYER.exec(text) ?? [];
  if (kernel === undefined) return undefined;
  const kind = pool === "p" ? "pool" : "conv";
  const layer: ChainLayer = {
    kind,
    kernel: Number(kernel),
    stride: Number(stride ?? (kind === "pool" ? kernel : 1)),
    dilation: Number(dilation ?? 1),
  };
  return isPossible(layer) ? layer : undefined;
}

function isPossible({ kind, kernel, stride, dilation }: ChainLayer): boolean {
  return (
    isWithin(kernel, MOST_KERNEL) &&
    isWithin(stride, kind === "pool" ? MOST_KERNEL : MOST_STRIDE) &&
    isWithin(dilation, kind === "pool" ? 1 : MOST_DILATION)
  );
}

function isWithin(value: number, most: number): boolean {
  return value >= 1 && value <= most;
}

function written({ kind, kernel, stride, dilation }: ChainLayer): string {
  const usual = kind === "pool" ? kernel : 1;
  return `${kind === "pool" ? "p" : ""}${kernel}${stride === usual ? "" : `s${stride}`}${dilation === 1 ? "" : `d${dilation}`}`;
}
