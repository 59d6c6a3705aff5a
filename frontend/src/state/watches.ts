/** What this tab asks to see: named watches that follow the open project, the probe's input and the moment. */

import { asSent, isUnchanged } from "../core/overrides";
import type { Moment } from "../core/timeline";
import type { Watch, WatchNode } from "../wire/messages.gen";
import { live } from "./live";
import { useMoment } from "./moment";
import { useOverrides } from "./overrides";
import { forgetBeside, useProbe } from "./probe";
import { useProject } from "./project";

/** The watch of the network as it learned, while this person looks at it changed. */
export const LEARNED_WATCH = "learned";

/** A watch without what it takes from the probe, unless it has an input of its own, and, unless it names a run, from the project, the moment and overrides. */
export type Wish = Pick<Watch, "encoding" | "mode" | "prediction"> &
  Partial<Pick<Watch, "input">> & {
    nodes: WatchNode[];
  } & ({ run?: undefined } | { run: string; snapshot: Moment });

const wishes = new Map<string, Wish>();
const changed = new Set<string>();
let scheduled = false;

/** Asks for frames under a name from now on; a later wish of the same name replaces it. */
export function setWatch(name: string, wish: Wish): void {
  if (JSON.stringify(wishes.get(name)) === JSON.stringify(wish)) return;
  wishes.set(name, wish);
  schedule([name]);
}

/** What was answered under the name goes, too: it would be taken for the present when it is asked for again. */
export function clearWatch(name: string): void {
  if (!wishes.delete(name)) return;
  changed.delete(name);
  live().unwatch(name);
  forgetBeside(name);
}

export function isWatched(name: string): boolean {
  return wishes.has(name);
}

/** A new input, and another moment, replaces every watch, once per animation frame. */
export function startWatches(): void {
  useProbe.subscribe((now, before) => {
    if (now.input !== before.input) schedule(wishes.keys());
  });
  useMoment.subscribe((now, before) => {
    if (now.snapshot !== before.snapshot) schedule(wishes.keys());
  });
  useOverrides.subscribe((now) => {
    if (isUnchanged(now)) {
      clearWatch(LEARNED_WATCH);
    } else setWatch(LEARNED_WATCH, { nodes: [], prediction: true });
    schedule(wishes.keys());
  });
  useProject.subscribe((now, before) => {
    if (now.id === before.id) return;
    for (const name of wishes.keys()) live().unwatch(name);
    schedule(wishes.keys());
  });
}

function schedule(names: Iterable<string>): void {
  for (const name of names) changed.add(name);
  if (scheduled) return;
  scheduled = true;
  requestAnimationFrame(() => {
    scheduled = false;
    send();
  });
}

function send(): void {
  const project = useProject.getState().id;
  const { input } = useProbe.getState();
  const { snapshot } = useMoment.getState();
  if (project === null || input === null) return;
  const overrides = asSent(useOverrides.getState());
  for (const name of changed) {
    const wish = wishes.get(name);
    if (!wish) continue;
    const own = { project, snapshot, ...(overrides && name !== LEARNED_WATCH && { overrides }) };
    const subject = wish.run === undefined ? own : null;
    live().watch({ type: "watch", watch: name, input, ...subject, ...wish });
  }
  changed.clear();
}
