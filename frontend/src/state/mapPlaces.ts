/** Where the maps of nodes lie on the screen: what the fields of a unit are drawn over, past React. */

import type { CardFace } from "../core/card";
import type { NodeId } from "../wire/types";
import { useUnit } from "./unit";

export interface MapPlace {
  readonly node: NodeId;
  readonly face: Omit<CardFace, "total">;
  /** Whose pictures are shown: which channels they are is up to the server. */
  readonly watch: string;
}

const places = new Map<HTMLElement, MapPlace>();
let watcher: ((host: HTMLElement) => void) | null = null;

/** All maps that are on the screen, by the element that holds them. */
export function mapPlaces(): ReadonlyMap<HTMLElement, MapPlace> {
  return places;
}

/** Notes maps as long as they are on the screen; returns what ends that. */
export function placeMaps(host: HTMLElement, place: MapPlace): () => void {
  places.set(host, place);
  watcher?.(host);
  return () => {
    places.delete(host);
  };
}

/** Is told of maps that come to the screen. */
export function watchMapPlaces(told: (host: HTMLElement) => void): void {
  watcher = told;
}

/** From the first unit on that is pointed at, its fields are drawn. */
export function startFields(): void {
  const stop = useUnit.subscribe(({ pointed, pinned }) => {
    if (pointed === null && pinned === null) return;
    stop();
    void import("../views/field/marks").then(({ startMarks }) => startMarks());
  });
}
