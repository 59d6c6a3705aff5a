/** Who else looks at the open project: where they point and what they have chosen; and where this person does, for them. */

import { create } from "zustand";
import type { Point } from "../core/graph";
import type { Absent, Present } from "../wire/messages.gen";
import type { NodeId } from "../wire/types";
import { useConnection } from "./connection";
import { live } from "./live";
import { useProject } from "./project";
import { useView } from "./view";

/** By their connections, the first to come first. */
export const usePresence = create<{ others: ReadonlyMap<string, Present> }>(() => ({ others: new Map() }));

export function takePresent(message: Present): void {
  if (message.project !== useProject.getState().id) return;
  const { others } = usePresence.getState();
  usePresence.setState({ others: new Map(others).set(message.connection, message) });
  if (!others.has(message.connection)) sayLater(); // whoever is new has not heard yet
}

export function takeAbsent({ project, connection }: Absent): void {
  if (project !== useProject.getState().id) return;
  const others = new Map(usePresence.getState().others);
  if (others.delete(connection)) usePresence.setState({ others });
}

/** As often as a pointer is told of while it moves. */
const SAY_MS = 80;
let cursor: Point | null = null;
let saying: ReturnType<typeof setTimeout> | null = null;
let said = "";

/** Where this person points on the canvas; null where they do not. */
export function pointHere(at: Point | null): void {
  cursor = at;
  sayLater();
}

function sayLater(): void {
  if (saying !== null || usePresence.getState().others.size === 0) return;
  saying = setTimeout(() => {
    saying = null;
    say();
  }, SAY_MS);
}

function say(): void {
  const { id: project } = useProject.getState();
  const { others } = usePresence.getState();
  if (project === null || others.size === 0) return;
  const { selected, opened } = useView.getState();
  const place = { cursor: cursor && rounded(cursor), selected: [...selected] as NodeId[], opened };
  const now = JSON.stringify([project, place, [...others.keys()]]);
  if (now === said) return;
  if (live().tell({ type: "presence", project, place })) said = now;
}

function rounded([x, y]: Point): Point {
  return [Math.round(x), Math.round(y)];
}

/** Call once: people go with their project, and with the connection, whose next beginning tells who is there. */
export function startPresence(): void {
  useView.subscribe((now, before) => {
    if (now.selected !== before.selected || now.opened !== before.opened) sayLater();
  });
  useProject.subscribe((now, before) => {
    const isGuest = now.role === "visitor" && before.role !== "visitor";
    if (now.id !== before.id || isGuest) forgetPresence();
  });
  useConnection.subscribe((now, before) => {
    if (now.live !== "online" && before.live === "online") forgetPresence();
  });
}

export function forgetPresence(): void {
  said = "";
  usePresence.setState({ others: new Map() });
}
