/** The gradient-flow chart worked out in numbers: lines over the depth of the network on a logarithmic axis. */

import type { NodeId } from "../../wire/types";

export interface Line {
  readonly name: string;
  /** By place of `nodes`; what is not a positive number has no place on a logarithmic axis and is left out. */
  readonly values: readonly (number | null)[];
}

export interface Scale {
  /** Powers of ten at the bottom and at the top. */
  readonly lo: number;
  readonly hi: number;
}

/** Whole decades that hold all lines; at least two, so that noise does not fill the picture. */
export function scaleOf(lines: readonly Line[]): Scale {
  const logs = lines.flatMap(({ values }) => values.flatMap((value) => (isDrawn(value) ? [Math.log10(value)] : [])));
  if (logs.length === 0) return { lo: -4, hi: 0 };
  let lo = Math.floor(Math.min(...logs));
  let hi = Math.ceil(Math.max(...logs));
  if (hi - lo < 2) [lo, hi] = [lo - 1, lo + 1];
  return { lo, hi };
}

/** The decades to mark: all, or every second, third, ... where they would touch. */
export function decadesOf({ lo, hi }: Scale, most: number): number[] {
  const every = Math.max(1, Math.ceil((hi - lo) / most));
  return Array.from({ length: Math.floor((hi - lo) / every) + 1 }, (_, at) => lo + at * every);
}

/** Where the node of a place lies, in the middle of its share of the width. */
export function leftOf(place: number, count: number, width: number): number {
  return ((place + 0.5) / count) * width;
}

export function topOf(value: number, { lo, hi }: Scale, height: number): number {
  return (1 - (Math.log10(value) - lo) / (hi - lo)) * height;
}

/** The place under a pointer. */
export function placeAt(left: number, count: number, width: number): number {
  return Math.max(0, Math.min(count - 1, Math.floor((left / width) * count)));
}

/** The `d` of a path through the values that there are: a layer without one is passed over. */
export function pathOf(values: Line["values"], scale: Scale, width: number, height: number): string {
  return values
    .flatMap((value, place) =>
      isDrawn(value) ? [`${round(leftOf(place, values.length, width))} ${round(topOf(value, scale, height))}`] : [],
    )
    .map((point, at) => (at === 0 ? `M${point}` : `L${point}`))
    .join("");
}

/** How many times smaller the first of the values is than the last: the way of a gradient, from the answer back. */
export function shrinkage(values: Line["values"]): number | null {
  const drawn = values.filter(isDrawn);
  const [first, last] = [drawn[0], drawn.at(-1)];
  return drawn.length < 2 || first === undefined || last === undefined ? null : last / first;
}

/** Names along the axis as far as they do not touch; the wanted ones come first. */
export function labelled(
  nodes: readonly NodeId[],
  wanted: ReadonlySet<NodeId>,
  width: number,
  widthOf: (node: NodeId) => number,
): NodeId[] {
  const taken: [number, number][] = [];
  const shown: NodeId[] = [];
  for (const node of [...nodes.filter((id) => wanted.has(id)), ...nodes.filter((id) => !wanted.has(id))]) {
    const middle = leftOf(nodes.indexOf(node), nodes.length, width);
    const half = widthOf(node) / 2;
    const [from, to] = [middle - half, middle + half];
    if (from < -half / 2 || to > width + half / 2 || taken.some(([left, right]) => from < right && left < to)) continue;
    taken.push([from, to]);
    shown.push(node);
  }
  return shown;
}

export function isDrawn(value: number | null | undefined): value is number {
  return value !== null && value !== undefined && value > 0;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
