/** Changes in words, node by node: what a banner lists and a mark says. No React. */

import type { TFunction } from "i18next";
import { changedNodes, type Overrides, ownerOf } from "../../core/overrides";
import type { NodeId } from "../../wire/types";

/** More channels than these are counted instead of named. */
const MOST_NAMED = 5;

export interface Said {
  readonly node: NodeId;
  readonly text: string;
}

/** `conv1: channels 2, 5 off, 1 kernel changed`. */
export function wordsOf(overrides: Overrides, passes: Passes, t: TFunction<"overrides">): Said[] {
  return [...changedNodes(overrides)].toSorted().map((node) => ({ node, text: wordsAt(overrides, node, passes, t) }));
}

/** Whether a layer that is off hands on its input. */
export type Passes = (node: NodeId) => boolean;

export function wordsAt(overrides: Overrides, node: NodeId, passes: Passes, t: TFunction<"overrides">): string {
  const channels = overrides.channels[node] ?? [];
  const kernels = overrides.kernels.filter(({ key }) => ownerOf(key) === node).length;
  const weights = overrides.weights.filter(({ key }) => ownerOf(key) === node).length;
  const parts = [
    overrides.layers.includes(node) ? t(passes(node) ? "passesOn" : "zeros") : "",
    channels.length > MOST_NAMED ? t("channelsCounted", { count: channels.length }) : "",
    channels.length > 0 && channels.length <= MOST_NAMED
      ? t("channels", { count: channels.length, channels: channels.join(", ") })
      : "",
    kernels > 0 ? t("kernels", { count: kernels }) : "",
    weights > 0 ? t("weights", { count: weights }) : "",
  ];
  return parts.filter((part) => part !== "").join(", ");
}
