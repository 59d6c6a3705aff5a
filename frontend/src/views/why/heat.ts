/** Attribution maps as they are drawn: heat over a faint grey picture of the input; and how alike two of them are. */

import { colourTable, packRgb, rangeOf, type Theme } from "../../core/colours";
import { COLOUR_CHANNELS, valueAt } from "../../core/raster";
import type { FrameItem } from "../../wire/frames";

/** Of the values, in size: the largest few would leave everything else pale (SmoothGrad's paper caps there as well). */
const CAP = 0.99;

/** How much of the input is seen where the map is zero. */
const FAINT = 0.3;

/** Of red, green and blue in brightness (ITU-R BT.601). */
const LUMA = [0.299, 0.587, 0.114] as const;

/** The values of a map, (H·W). */
export function valuesOf(item: FrameItem): Float32Array {
  const { height, width } = item;
  return Float32Array.from({ length: height * width }, (_, place) =>
    valueAt(item, 0, Math.floor(place / width), place % width),
  );
}

/** What of a map is drawn and told, (H·W); a map never changes, and many parts of the page ask for the same. */
export interface MapValues {
  readonly values: Float32Array;
  readonly reach: number;
}

const read = new WeakMap<FrameItem, MapValues>();

export function mapValuesOf(item: FrameItem): MapValues {
  const known = read.get(item);
  if (known) return known;
  const values = valuesOf(item);
  const found = { values, reach: reachOf(values) };
  read.set(item, found);
  return found;
}

/** The size of a value that has the full colour; 0 for a map of nothing but zeros. */
export function reachOf(values: Float32Array): number {
  const sizes = values.map(Math.abs).filter(Number.isFinite).sort();
  if (sizes.length === 0) return 0;
  const capped = sizes[Math.floor(CAP * (sizes.length - 1))] ?? 0;
  return capped > 0 ? capped : (sizes.at(-1) ?? 0);
}

/** The input in shades of grey, 0 to 1, (H·W), as this theme shows it: of one channel ink is dark on light paper. */
export function greyOf(item: FrameItem, theme: Theme): Float32Array {
  const { height, width } = item;
  const range = rangeOf(item.lo, item.hi);
  const span = range && range.hi > range.lo ? range.hi - range.lo : 1;
  const isColour = item.tiles === COLOUR_CHANNELS;
  const shares = isColour ? LUMA : [1];
  const isInk = !isColour && theme === "light";
  return Float32Array.from({ length: height * width }, (_, place) => {
    const [row, column] = [Math.floor(place / width), place % width];
    const value = shares.reduce((sum, share, tile) => sum + share * valueAt(item, tile, row, column), 0);
    const brightness = (value - (range?.lo ?? 0)) / span;
    return isInk ? 1 - brightness : brightness;
  });
}

export interface Heat {
  readonly values: Float32Array;
  /** The value that has the full colour. */
  readonly reach: number;
  /** Whether a value can speak against the class: then zero lies in the middle of the colours. */
  readonly isSigned: boolean;
}

/** RGBA words (H·W): the larger a value, the more its colour hides the grey of the input (null where none is known). */
export function paintHeat({ values, reach, isSigned }: Heat, grey: Float32Array | null, theme: Theme): Uint32Array {
  const table = colourTable(isSigned ? "signed" : "positive", theme);
  const paper = theme === "light" ? 255 : 16;
  return Uint32Array.from(values, (value, place) => {
    const share = reach > 0 && Number.isFinite(value) ? Math.max(-1, Math.min(1, value / reach)) : 0;
    const strength = Math.abs(share);
    const shade = paper + FAINT * (255 * (grey?.[place] ?? paper / 255) - paper);
    const colour = table[isSigned ? Math.round(127.5 + 127.5 * share) : Math.round(255 * strength)] ?? 0;
    const mixed = (shift: number) => Math.round(shade + strength * (((colour >>> shift) & 255) - shade));
    return packRgb(mixed(0), mixed(8), mixed(16));
  });
}

/**
 * Spearman's rank correlation of the sizes of two maps: 1 where both put the pixels in the same order, about 0 where they
 * have nothing to do with each other; null where one of them is flat. The measure of Adebayo et al. 2018, section 3.1,
 * without the pixels where both maps are zero: what is black is zero to gradient × input, integrated gradients and
 * occlusion whatever the weights are, so these ties would tell of the picture, not of the network (the double-zero
 * problem: Legendre & Legendre, Numerical Ecology, section 7.2.2).
 */
export function likeness(one: Float32Array, other: Float32Array): number | null {
  const [sizes, otherSizes] = [sizesOf(one), sizesOf(other)];
  const isTold = (_: number, place: number) => sizes[place] !== 0 || otherSizes[place] !== 0;
  const [a, b] = [ranksOf(sizes.filter(isTold)), ranksOf(otherSizes.filter(isTold))];
  const mean = (a.length - 1) / 2;
  let [product, squareA, squareB] = [0, 0, 0];
  for (const [place, rank] of a.entries()) {
    const [x, y] = [rank - mean, (b[place] ?? 0) - mean];
    product += x * y;
    squareA += x * x;
    squareB += y * y;
  }
  return squareA > 0 && squareB > 0 ? product / Math.sqrt(squareA * squareB) : null;
}

/**
 * What float32 leaves of nothing, as a share of the largest: a score that is computed alone and once more in a batch
 * differs by about a millionth, which occlusion has then in all that is black.
 */
const RESIDUE = 1e-5;

function sizesOf(values: Float32Array): Float32Array {
  const sizes = values.map(Math.abs);
  const least = RESIDUE * sizes.reduce((largest, size) => Math.max(largest, size), 0);
  return sizes.map((size) => (size > least ? size : 0));
}

/** The place of each value in order of size, from 0; equal values share the middle of theirs. */
function ranksOf(values: Float32Array): Float64Array {
  const order = Array.from(values.keys()).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  const ranks = new Float64Array(values.length);
  for (let start = 0; start < order.length; ) {
    let end = start;
    while (end + 1 < order.length && values[order[end + 1] ?? 0] === values[order[start] ?? 0]) end++;
    for (let place = start; place <= end; place++) ranks[order[place] ?? 0] = (start + end) / 2;
    start = end + 1;
  }
  return ranks;
}
