/** A room's roster as its teacher looks at it: who is shown, in which order, and what wants attention. */

import type { Tile } from "../wire/messages.gen";

export const ORDERS = ["name", "attention", "accuracy", "joined"] as const;
export type Order = (typeof ORDERS)[number];

export const SELECTIONS = ["all", "hands", "stuck", "training", "away"] as const;
export type Selection = (typeof SELECTIONS)[number];

export interface Shown {
  readonly order: Order;
  readonly selection: Selection;
  /** part of a nickname or of a project's title */
  readonly searched: string;
}

export type Tiles = ReadonlyMap<string, Tile>;

const IS_SELECTED: Record<Selection, (tile: Tile) => boolean> = {
  all: () => true,
  hands: isHandUp,
  stuck: isStuck,
  training: ({ run }) => run?.state === "running" || run?.state === "queued",
  away: ({ online }) => !online,
};

/** Whether somebody has a hand up whom one can go to: who is away is not waiting for anybody. */
export function isHandUp({ hand, online }: Tile): boolean {
  return hand !== null && online;
}

/** Whether something went wrong that one can help with; who does nothing for a while may well be thinking. */
export function isStuck({ stuck }: Tile): boolean {
  return stuck !== null && stuck !== "idle";
}

/** The ids of those who are in, as they are to be shown. Equals stand by name, so that nobody's tile jumps about. */
export function shownMembers(tiles: Tiles, { order, selection, searched }: Shown): string[] {
  const sought = fold(searched.trim());
  return inRoom(tiles)
    .filter((tile) => IS_SELECTED[selection](tile))
    .filter(({ nickname, project }) => fold(nickname).includes(sought) || fold(project?.title ?? "").includes(sought))
    .sort((one, other) => compare(order, one, other) || byName(one, other))
    .map(({ id }) => id);
}

/** An order that lasts: who was shown stays at their place, who is new comes after them. Tiles must not jump about. */
export function keepOrder(before: readonly string[], now: readonly string[]): string[] {
  const present = new Set(now);
  const kept = before.filter((id) => present.has(id));
  const known = new Set(kept);
  return [...kept, ...now.filter((id) => !known.has(id))];
}

/** Those who wait to be let in, whoever has waited longest first. */
export function waitingMembers(tiles: Tiles): Tile[] {
  return [...tiles.values()].filter(({ state }) => state === "waiting").sort(byArrival);
}

/** Those whom a teacher has taken off the list, by name. */
export function removedMembers(tiles: Tiles): Tile[] {
  return [...tiles.values()].filter(({ state }) => state === "kicked").sort(byName);
}

/** How many are in, and how many of them each selection shows. */
export function countMembers(tiles: Tiles): Record<Selection, number> {
  const members = inRoom(tiles);
  const count = (selection: Selection) => members.filter(IS_SELECTED[selection]).length;
  return {
    all: members.length,
    hands: count("hands"),
    stuck: count("stuck"),
    training: count("training"),
    away: count("away"),
  };
}

/** The best validation accuracy in the room, null before there is one. */
export function bestAccuracy(tiles: Tiles): number | null {
  const known = inRoom(tiles).flatMap(({ run }) => run?.accuracy ?? []);
  return known.length > 0 ? Math.max(...known) : null;
}

function inRoom(tiles: Tiles): Tile[] {
  return [...tiles.values()].filter(({ state }) => state === "in");
}

function compare(order: Order, one: Tile, other: Tile): number {
  switch (order) {
    case "name":
      return 0;
    case "attention":
      return urgency(one) - urgency(other) || (one.hand ?? "").localeCompare(other.hand ?? "");
    case "accuracy":
      return (other.run?.accuracy ?? -1) - (one.run?.accuracy ?? -1);
    case "joined":
      return byArrival(one, other);
  }
}

/** A raised hand first, then who is stuck, then who does nothing, then who is here, then who is not. */
function urgency(tile: Tile): number {
  const { stuck, online } = tile;
  if (isHandUp(tile)) return 0;
  if (isStuck(tile)) return 1;
  if (stuck !== null) return 2;
  return online ? 3 : 4;
}

type Named = Pick<Tile, "id" | "nickname">;

const names = new Intl.Collator(["ru", "en"], { numeric: true, sensitivity: "base" });

/** The order of a list of people where nothing else is asked for. */
export function byName(one: Named, other: Named): number {
  return names.compare(one.nickname, other.nickname) || one.id.localeCompare(other.id);
}

function byArrival(one: Tile, other: Tile): number {
  return one.joined.localeCompare(other.joined);
}

function fold(text: string): string {
  return text.toLocaleLowerCase("ru").replaceAll("ё", "е");
}
