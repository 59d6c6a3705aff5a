/**
 * What the insight `arithmetic` answers (`models/insight/arithmetic`): the steps that lead to one value of a layer, with
 * the network's own numbers. Null stands for what is not finite, and for what a step does not have.
 */

import type { Unit } from "../../core/unit";
import type { NodeId } from "../../wire/types";

export type Value = number | null;
export type Table = readonly (readonly Value[])[];

/** Where a window lies: rows and columns of the input, those outside of its `size` are padding. */
export interface Window {
  readonly source: NodeId;
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  /** height and width of the input's maps */
  readonly size: readonly [number, number];
}

export interface ChannelSum {
  readonly channel: number;
  readonly patch: Table;
  readonly kernel: Table;
  /** of a separable convolution: the products' sum, and what mixes it in */
  readonly inner: Value;
  readonly factor: Value;
  readonly sum: Value;
}

/** Many terms are told in pages, the largest first. */
interface Sum {
  readonly total: number;
  /** what those add that are not told */
  readonly rest: Value;
  readonly sum: Value;
  readonly bias: Value;
  /** the sum of all magnitudes: what rounding is measured against */
  readonly magnitude: Value;
  readonly output: Value;
}

export interface Products extends Window, Sum {
  readonly form: "products";
  readonly channels: readonly ChannelSum[];
}

export interface Terms extends Sum {
  readonly form: "terms";
  readonly operation: "product" | "distance";
  readonly source: NodeId;
  readonly terms: readonly {
    readonly index: number;
    readonly value: Value;
    readonly weight: Value;
    readonly term: Value;
  }[];
}

export interface Pooled extends Window {
  readonly form: "pooled";
  readonly operation: "max" | "mean" | "weighted" | "power" | "subsample";
  readonly channel: number;
  readonly patch: Table | null;
  readonly slopes: Table | null;
  readonly winner: readonly [number, number] | null;
  readonly weights: Table | null;
  readonly sum: Value;
  readonly divisor: number | null;
  readonly power: number | null;
  readonly weight: Value;
  readonly bias: Value;
  readonly output: Value;
}

export interface Normalised {
  readonly form: "normalised";
  readonly over: "batch" | "running" | "map" | "sample" | "group";
  readonly count: number | null;
  readonly x: Value;
  readonly mean: Value;
  readonly variance: Value;
  readonly eps: number;
  readonly centred: Value;
  readonly deviation: Value;
  readonly standardised: Value;
  readonly gamma: Value;
  readonly beta: Value;
  readonly output: Value;
}

export interface Response {
  readonly form: "response";
  readonly x: Value;
  readonly first: number;
  readonly neighbours: readonly Value[];
  readonly size: number;
  readonly alpha: number;
  readonly beta: number;
  readonly k: number;
  readonly squares: Value;
  readonly base: Value;
  readonly denominator: Value;
  readonly output: Value;
}

export interface Part {
  readonly source: NodeId;
  readonly channel: number;
  readonly y: number | null;
  readonly x: number | null;
  readonly value: Value;
  readonly weight: Value;
}

export interface Combined {
  readonly form: "combined";
  readonly operation: "add" | "multiply";
  readonly parts: readonly Part[];
  readonly output: Value;
}

export interface Moved {
  readonly form: "moved";
  readonly parts: readonly Part[];
  readonly output: Value;
}

export interface Noisy {
  readonly form: "noisy";
  readonly mean: Value;
  readonly log_variance: Value;
  readonly deviation: Value;
  readonly noise: Value;
  readonly output: Value;
}

export interface Masked {
  readonly form: "masked";
  readonly x: Value;
  readonly factor: Value;
  readonly p: number | null;
  readonly is_training: boolean;
  readonly output: Value;
}

export interface FunctionOfOne {
  readonly form: "function";
  readonly x: Value;
  readonly slope: Value;
  readonly output: Value;
}

export interface Pixel {
  readonly form: "pixel";
  readonly x: Value;
  readonly mean: number;
  readonly std: number;
  readonly output: Value;
}

export interface Shares {
  readonly form: "shares";
  readonly highest: Value;
  readonly sum: Value;
  readonly scores: readonly {
    readonly channel: number;
    readonly score: Value;
    readonly exponential: Value;
    readonly probability: Value;
  }[];
  readonly total: number;
  readonly output: Value;
}

export type Step =
  | Products
  | Terms
  | Pooled
  | Normalised
  | Response
  | Combined
  | Moved
  | Noisy
  | Masked
  | FunctionOfOne
  | Pixel
  | Shares;

export interface Arithmetic {
  readonly node: NodeId;
  readonly type: string;
  readonly unit: Omit<Unit, "node">;
  readonly shape: readonly number[];
  /** none where nobody has said how such a layer's values come about */
  readonly steps: readonly Step[];
  readonly output: Value;
  /** what an override puts in its place */
  readonly changed_to: Value;
  readonly flattened: readonly [number, number, number] | null;
  readonly following: readonly { readonly node: NodeId; readonly type: string; readonly value: Value }[];
  /** the softmax of the network's scores, and the loss of the sample's label where that is known */
  readonly answer: (Shares & { readonly label: number | null; readonly loss: Value }) | null;
}

/** How far the shown numbers are from what the network's float32 made of them. */
export function rounding({ sum, bias, output, magnitude }: Omit<Sum, "total" | "rest">): {
  readonly difference: number;
  /** Beside the sum of all magnitudes: more than 10⁻⁵ is no rounding. */
  readonly share: number;
} | null {
  if (sum === null || output === null || magnitude === null) return null;
  const difference = output - (sum + (bias ?? 0));
  return { difference, share: magnitude === 0 ? 0 : Math.abs(difference) / magnitude };
}

/** Which value of maps (C, H, W) a feature of the flattened vector is: (c·H + i)·W + j. */
export function unflattened(
  index: number,
  [, height, width]: readonly [number, number, number],
): { readonly channel: number; readonly y: number; readonly x: number } {
  const channel = Math.floor(index / (height * width));
  const rest = index % (height * width);
  return { channel, y: Math.floor(rest / width), x: rest % width };
}
