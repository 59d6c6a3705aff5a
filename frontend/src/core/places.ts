/** Sets of places along one axis, and what becomes of them when they are followed through a window: the same as
 * models/analysis/places.py, so that a field can follow the pointer without asking the server. */

import type { AxisWindow } from "../wire/messages.gen";

/** The first and the last of places without a gap. */
export type Span = readonly [first: number, last: number];

/** A set of places: spans in ascending order that neither overlap nor touch. */
export type Places = readonly Span[];

/** The places that lie in any of the spans; a span that ends before it begins has none. */
export function placesOf(spans: Iterable<Span>): Places {
  const joined: [number, number][] = [];
  for (const [first, last] of [...spans].sort((one, other) => one[0] - other[0] || one[1] - other[1])) {
    if (first > last) continue;
    const before = joined.at(-1);
    if (before && first <= before[1] + 1) before[1] = Math.max(before[1], last);
    else joined.push([first, last]);
  }
  return joined;
}

/** Those from 0 to `length` − 1; the others are padding. */
export function within(places: Places, length: number): Places {
  return places
    .filter(([first, last]) => first < length && last >= 0)
    .map(([first, last]) => [Math.max(first, 0), Math.min(last, length - 1)]);
}

/** Whether all `others` are among `places`. */
export function contains(places: Places, others: Places): boolean {
  return others.every(([first, last]) => places.some((mine) => mine[0] <= first && last <= mine[1]));
}

/** The first and last input that the output at `position` looks at. */
export function boundsAt({ first, last, step }: AxisWindow, position: number): [number, number] {
  const turn = Math.floor(position / first.length);
  const rest = position - turn * first.length;
  return [(first[rest] ?? 0) + turn * step, (last[rest] ?? 0) + turn * step];
}

/** The inputs that the outputs at `places` look at, padding included. */
export function seen(window: AxisWindow, places: Places): Places {
  if (isSolid(window)) {
    return placesOf(places.map(([first, last]) => [boundsAt(window, first)[0], boundsAt(window, last)[1]]));
  }
  const taps: Span[] = [];
  for (const [from, to] of places) {
    for (let place = from; place <= to; place++) {
      const [first, last] = boundsAt(window, place);
      if (window.spacing === 1) taps.push([first, last]);
      else for (let tap = first; tap <= last; tap += window.spacing) taps.push([tap, tap]);
    }
  }
  return placesOf(taps);
}

/** Of `positions` outputs those that look at any of the inputs at `places`. */
export function reached(window: AxisWindow, places: Places, positions: number): Places {
  const found: Span[] = [];
  for (const span of places) {
    const start = firstWith(positions, (position) => boundsAt(window, position)[1] >= span[0]);
    const stop = firstWith(positions, (position) => boundsAt(window, position)[0] > span[1]);
    if (isSolid(window)) found.push([start, stop - 1]);
    else for (let each = start; each < stop; each++) if (touches(window, each, span)) found.push([each, each]);
  }
  return placesOf(found);
}

/** The first position for which something holds that then holds for all later ones; `positions` where it never does. */
function firstWith(positions: number, holds: (position: number) => boolean): number {
  let [low, high] = [0, positions];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

const solid = new WeakMap<AxisWindow, boolean>();

/** Whether windows have no gaps inside, are not empty, and leave none between neighbours. */
function isSolid(window: AxisWindow): boolean {
  const known = solid.get(window);
  if (known !== undefined) return known;
  const ends = Array.from({ length: window.first.length + 1 }, (_, position) => boundsAt(window, position));
  const isInside = window.spacing === 1 && ends.every(([first, last]) => first <= last);
  const found = isInside && ends.every(([first], index) => (ends[index - 1]?.[1] ?? first) + 1 >= first);
  solid.set(window, found);
  return found;
}

function touches(window: AxisWindow, position: number, span: Span): boolean {
  const [first, last] = boundsAt(window, position);
  const before = Math.max(0, span[0] - first);
  const tap = first + Math.ceil(before / window.spacing) * window.spacing;
  return tap <= Math.min(last, span[1]);
}
