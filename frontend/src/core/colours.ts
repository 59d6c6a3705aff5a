/** Colour tables of maps: 256 packed RGBA colours that grow from the background of the theme. */

import type { Json, Params } from "../wire/types";

export type Theme = "light" | "dark";
type Rgb = readonly [number, number, number];

/** Stops at equal distances from the first entry to the last. */
const SIGNED: Record<Theme, readonly Rgb[]> = {
  // blue below zero, the background at zero, orange above
  light: [
    [18, 78, 150],
    [66, 136, 206],
    [160, 198, 232],
    [255, 255, 255],
    [248, 203, 165],
    [240, 145, 65],
    [214, 92, 8],
  ],
  dark: [
    [130, 184, 255],
    [80, 144, 240],
    [46, 84, 146],
    [20, 24, 33],
    [122, 84, 44],
    [236, 158, 74],
    [255, 206, 130],
  ],
};

const POSITIVE: Record<Theme, readonly Rgb[]> = {
  light: [
    [255, 255, 255],
    [201, 207, 240],
    [124, 135, 212],
    [66, 77, 176],
    [38, 44, 128],
  ],
  dark: [
    [17, 18, 28],
    [74, 54, 36],
    [156, 110, 58],
    [226, 172, 92],
    [255, 226, 150],
  ],
};

/** Brightness as it is: ink on paper in the light theme, light on black in the dark one. */
const GREY: Record<Theme, readonly Rgb[]> = {
  light: [
    [255, 255, 255],
    [0, 0, 0],
  ],
  dark: [
    [0, 0, 0],
    [255, 255, 255],
  ],
};

export type TableKind = "signed" | "positive" | "grey";

const cache = new Map<string, Uint32Array>();

/** 256 colours as little-endian RGBA words, ready for the 32-bit view of an ImageData. Made once per theme. */
export function colourTable(kind: TableKind, theme: Theme): Uint32Array {
  const key = `${kind} ${theme}`;
  let table = cache.get(key);
  if (!table) {
    table = interpolate({ signed: SIGNED, positive: POSITIVE, grey: GREY }[kind][theme]);
    cache.set(key, table);
  }
  return table;
}

function interpolate(stops: readonly Rgb[]): Uint32Array {
  return Uint32Array.from({ length: 256 }, (_, index) => {
    const place = (index / 255) * (stops.length - 1);
    const below = Math.min(Math.floor(place), stops.length - 2);
    const mix = place - below;
    const [from, to] = [stops[below], stops[below + 1]] as [Rgb, Rgb];
    const channel = (c: 0 | 1 | 2) => Math.round(from[c] + (to[c] - from[c]) * mix);
    return packRgb(channel(0), channel(1), channel(2));
  });
}

/** Opaque colour as a little-endian RGBA word. */
export function packRgb(red: number, green: number, blue: number): number {
  return ((255 << 24) | (blue << 16) | (green << 8) | red) >>> 0;
}

export interface ValueRange {
  lo: number;
  hi: number;
}

/** The smallest range that holds all finite pairs; null when there is none. */
export function rangeOf(lo: Float32Array, hi: Float32Array): ValueRange | null {
  let range: ValueRange | null = null;
  for (let tile = 0; tile < lo.length; tile++) {
    const [low, high] = [lo[tile] as number, hi[tile] as number];
    if (Number.isNaN(low) || Number.isNaN(high)) continue;
    range = range ? { lo: Math.min(range.lo, low), hi: Math.max(range.hi, high) } : { lo: low, hi: high };
  }
  return range;
}

/** The smallest range that holds those of all pictures: equal colours are equal values in each of them. */
export function commonRange(
  pictures: Iterable<{ readonly lo: Float32Array; readonly hi: Float32Array }>,
): ValueRange | null {
  let range: ValueRange | null = null;
  for (const { lo, hi } of pictures) {
    const own = rangeOf(lo, hi);
    if (!own) continue;
    range = range ? { lo: Math.min(range.lo, own.lo), hi: Math.max(range.hi, own.hi) } : own;
  }
  return range;
}

/** From black to white, as a grey network's input has it after its normalisation: `(x / 255 − mean) / std`. */
export function brightnessRange({ mean, std }: Params): ValueRange {
  const [middle, unit] = [firstOf(mean, 0.5), firstOf(std, 1)];
  return { lo: -middle / unit, hi: (1 - middle) / unit };
}

function firstOf(values: Json | undefined, usual: number): number {
  return Array.isArray(values) && typeof values[0] === "number" ? values[0] : usual;
}

/** How a value becomes an index of a table: `round(value × slope + start)`, kept within 0…255. */
export interface Scale {
  kind: TableKind;
  slope: number;
  start: number;
}

/** Signed ranges are symmetric around the background so that zero has its colour; others start at zero. */
export function scaleFor(range: ValueRange): Scale {
  if (range.lo < 0) {
    const reach = Math.max(-range.lo, range.hi) || 1;
    return { kind: "signed", slope: 127.5 / reach, start: 127.5 };
  }
  return { kind: "positive", slope: 255 / (range.hi || 1), start: 0 };
}

/** The colour of one value, for legends and values under the pointer. */
export function colourOf(value: number, scale: Scale, theme: Theme): number {
  const index = Math.round(value * scale.slope + scale.start);
  return colourTable(scale.kind, theme)[Math.min(255, Math.max(0, index))] as number;
}
