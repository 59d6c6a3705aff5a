/**
 * What this person has changed of the open network, to see what it does: every watch and question of the page carries it,
 * the run and other people know nothing of it. Kept for each project while the tab lives, whatever moment and input are
 * looked at; a page that is loaded again shows the network as it is.
 */

import { create } from "zustand";
import {
  channelsOn,
  countChanges,
  isUnchanged,
  type Kernel,
  MOST_CHANGES,
  NO_OVERRIDES,
  type Overrides,
  onlyOf,
  ownerOf,
  toggleChannel,
  toggleLayer,
  withKernel,
  withWeight,
} from "../core/overrides";
import i18next from "../i18n";
import { problemText } from "../i18n/problems";
import type { NodeId, Problem } from "../wire/types";
import { tell } from "./notices";
import { mainGraph, useProject } from "./project";

export const useOverrides = create<Overrides>(() => NO_OVERRIDES);

export const useIsChanged = () => useOverrides((now) => !isUnchanged(now));

const kept = new Map<string, Overrides>();

export function switchLayer(node: NodeId): void {
  change((now) => toggleLayer(now, node));
}

export function switchChannel(node: NodeId, channel: number): void {
  change((now) => toggleChannel(now, node, channel));
}

export function switchChannelsOn(node: NodeId): void {
  change((now) => channelsOn(now, node));
}

/** Another kernel in the place of a learned one; null for the learned one again. */
export function setKernel(key: string, index: readonly number[], values: Kernel | null): void {
  change((now) => withKernel(now, key, index, values));
}

/** Another value of one weight; null for the learned one again. */
export function setWeight(key: string, index: readonly number[], value: number | null): void {
  change((now) => withWeight(now, key, index, value));
}

export function undoOverrides(): void {
  useOverrides.setState(NO_OVERRIDES);
}

function change(make: (now: Overrides) => Overrides): void {
  const next = make(useOverrides.getState());
  if (countChanges(next) > MOST_CHANGES)
    tell(i18next.t("workspace:overrides.many", { count: MOST_CHANGES }), "overrides");
  else useOverrides.setState(next);
}

/** Everything as it was learned at one node again. */
export function undoOverridesOf(node: NodeId): void {
  useOverrides.setState((now) => onlyOf(now, (id) => id !== node));
}

/** Call once: overrides go with their project, and with the layers that an edit takes away. */
export function startOverrides(): void {
  useProject.subscribe((now, before) => {
    if (now.id !== before.id) {
      if (before.id !== null) kept.set(before.id, useOverrides.getState());
      useOverrides.setState((now.id === null ? undefined : kept.get(now.id)) ?? NO_OVERRIDES);
    }
    if (now.document === null || now.document === before.document) return;
    const { nodes } = mainGraph(now.document);
    const present = useOverrides.getState();
    const left = onlyOf(present, (node) => node in nodes);
    if (left === present) return;
    useOverrides.setState(left);
    tell(i18next.t("workspace:overrides.gone"), "overrides");
  });
}

/** Problems of overrides that a network has no room for (any more): another kernel size, fewer channels. */
const UNFIT: ReadonlySet<string> = new Set(["override_unfit", "override_layer_missing", "channel_missing"]);

/** Drops what no longer fits, where that is what a watch or question was refused for; says so. */
export function dropUnfit(problems: readonly Problem[]): boolean {
  const unfit = problems.find(({ code }) => UNFIT.has(code));
  if (unfit === undefined) return false;
  const { key, id } = unfit.params;
  undoOverridesOf(typeof id === "string" ? id : ownerOf(String(key)));
  tell(i18next.t("workspace:overrides.unfit", { reason: problemText(unfit) }), "overrides");
  return true;
}
