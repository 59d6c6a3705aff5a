/**
 * What a person changes of a network while looking at it: layers and channels that are off, kernels and weights of other
 * values. Of the questions, never of the run. The lists are kept in order, so that equal changes are equal questions.
 */

import type { Overrides as WireOverrides } from "../wire/messages.gen";
import type { NodeId } from "../wire/types";

export type Kernel = readonly (readonly number[])[];

export interface KernelChange {
  /** The weight's name, `conv1.weight`. */
  readonly key: string;
  /** Of the weight's dimensions all but the last two. */
  readonly index: readonly number[];
  readonly values: Kernel;
}

export interface WeightChange {
  readonly key: string;
  readonly index: readonly number[];
  readonly value: number;
}

export interface Overrides {
  readonly kernels: readonly KernelChange[];
  readonly weights: readonly WeightChange[];
  readonly channels: Readonly<Record<NodeId, readonly number[]>>;
  readonly layers: readonly NodeId[];
}

export const NO_OVERRIDES: Overrides = { kernels: [], weights: [], channels: {}, layers: [] };

/** What the server takes of each kind; more is a network of one's own. */
export const MOST_CHANGES = 256;

export function isUnchanged({ kernels, weights, channels, layers }: Overrides): boolean {
  return countChanges({ kernels, weights, channels, layers }) === 0;
}

export function countChanges({ kernels, weights, channels, layers }: Overrides): number {
  const off = Object.values(channels).reduce((sum, list) => sum + list.length, 0);
  return kernels.length + weights.length + off + layers.length;
}

export function toggleLayer(now: Overrides, node: NodeId): Overrides {
  const isOff = now.layers.includes(node);
  return { ...now, layers: isOff ? now.layers.filter((id) => id !== node) : [...now.layers, node].toSorted() };
}

export function toggleChannel(now: Overrides, node: NodeId, channel: number): Overrides {
  const off = now.channels[node] ?? [];
  const next = off.includes(channel)
    ? off.filter((each) => each !== channel)
    : [...off, channel].toSorted((a, b) => a - b);
  return withChannels(now, node, next);
}

/** Every channel of a node as it was learned again. */
export function channelsOn(now: Overrides, node: NodeId): Overrides {
  return withChannels(now, node, []);
}

/** Another kernel at a place, or (null) the learned one again. */
export function withKernel(now: Overrides, key: string, index: readonly number[], values: Kernel | null): Overrides {
  const others = now.kernels.filter((each) => !isAt(each, key, index));
  return { ...now, kernels: values === null ? others : [...others, { key, index, values }].toSorted(byPlace) };
}

/** Another value of one weight, or (null) the learned one again. */
export function withWeight(now: Overrides, key: string, index: readonly number[], value: number | null): Overrides {
  const others = now.weights.filter((each) => !isAt(each, key, index));
  return { ...now, weights: value === null ? others : [...others, { key, index, value }].toSorted(byPlace) };
}

export function kernelAt(now: Overrides, key: string, index: readonly number[]): Kernel | null {
  return now.kernels.find((each) => isAt(each, key, index))?.values ?? null;
}

/** The nodes at which something is changed: those of weights are found by their names' beginnings. */
export function changedNodes(now: Overrides): ReadonlySet<NodeId> {
  const owners = [...now.kernels, ...now.weights].map(({ key }) => ownerOf(key));
  return new Set([...now.layers, ...Object.keys(now.channels), ...owners]);
}

/** What of it concerns nodes that are there; the same object where that is all. */
export function onlyOf(now: Overrides, has: (node: NodeId) => boolean): Overrides {
  if ([...changedNodes(now)].every(has)) return now;
  return {
    kernels: now.kernels.filter(({ key }) => has(ownerOf(key))),
    weights: now.weights.filter(({ key }) => has(ownerOf(key))),
    channels: Object.fromEntries(Object.entries(now.channels).filter(([node]) => has(node))),
    layers: now.layers.filter(has),
  };
}

/** As it travels; null where nothing is changed. */
export function asSent(now: Overrides): WireOverrides | null {
  if (isUnchanged(now)) return null;
  return {
    kernels: now.kernels.map(({ key, index, values }) => ({
      key,
      index: [...index],
      values: values.map((r) => [...r]),
    })),
    weights: now.weights.map(({ key, index, value }) => ({ key, index: [...index], value })),
    channels_off: Object.fromEntries(Object.entries(now.channels).map(([node, list]) => [node, [...list]])),
    layers_off: [...now.layers],
  };
}

/** `layer1.0.conv1.weight` belongs to `layer1.0.conv1`. */
export function ownerOf(key: string): NodeId {
  return key.slice(0, Math.max(0, key.lastIndexOf(".")));
}

function withChannels(now: Overrides, node: NodeId, off: readonly number[]): Overrides {
  const entries = Object.entries(now.channels).filter(([id]) => id !== node);
  if (off.length > 0) entries.push([node, off]);
  return { ...now, channels: Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1))) };
}

interface Placed {
  readonly key: string;
  readonly index: readonly number[];
}

function isAt(change: Placed, key: string, index: readonly number[]): boolean {
  return change.key === key && change.index.join() === index.join();
}

function byPlace(a: Placed, b: Placed): number {
  if (a.key !== b.key) return a.key < b.key ? -1 : 1;
  const at = a.index.findIndex((place, dimension) => place !== b.index[dimension]);
  return at < 0 ? 0 : (a.index[at] as number) - (b.index[at] as number);
}
