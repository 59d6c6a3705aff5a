/** What the study `patches` answers, and what the page makes of it: no React. */

/** `[top, left, bottom, right]` in pixels of the network's input, the last ones excluded; beyond its edges is padding. */
export type Box = readonly [top: number, left: number, bottom: number, right: number];

/** Columns of equal length, the most exciting image first. `y`, `x` and `box` are null where places have no meaning. */
export interface TopPatches {
  readonly index: readonly number[];
  readonly label: readonly number[];
  readonly value: readonly number[];
  readonly y: readonly number[] | null;
  readonly x: readonly number[] | null;
  readonly box: readonly Box[] | null;
}

export interface ChannelWants {
  readonly top: TopPatches;
  /** Of the largest value in each image: the smallest, the middle, the largest of these; and how often which. */
  readonly quietest: number;
  readonly median: number;
  readonly loudest: number;
  readonly histogram: readonly number[];
  /** Of the values at all places of all images. */
  readonly lowest: number;
  readonly mean: number;
  readonly positive: number;
  /** Images among the most exciting ones, by class. */
  readonly counts: readonly number[];
}

export interface PatchesAnswer {
  readonly step: number | null;
  readonly node: string;
  readonly shape: readonly number[];
  /** Of the network's input: channels, height, width. */
  readonly input: readonly [number, number, number];
  readonly dataset: string;
  readonly split: "train" | "val" | "test";
  readonly images: number;
  readonly total: number;
  readonly class_images: readonly number[];
  readonly channels_total: number;
  readonly channels: readonly ChannelWants[];
}

export interface Patch {
  readonly index: number;
  readonly label: number;
  readonly value: number;
  readonly y: number | null;
  readonly x: number | null;
  readonly box: Box | null;
}

export function patchesOf(top: TopPatches): readonly Patch[] {
  return top.index.map((index, place) => ({
    index,
    label: top.label[place] ?? 0,
    value: top.value[place] ?? Number.NaN,
    y: top.y?.[place] ?? null,
    x: top.x?.[place] ?? null,
    box: top.box?.[place] ?? null,
  }));
}

/** A rectangle in shares of another one. */
export interface Shares {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

type Size = readonly [channels: number, height: number, width: number];

/** The whole image in shares of the box: what lies beyond is cut off, what is missing is padding. */
export function imageInBox([top, left, bottom, right]: Box, [, height, width]: Size): Shares {
  const [rows, columns] = [bottom - top, right - left];
  return { left: -left / columns, top: -top / rows, width: width / columns, height: height / rows };
}

/** The part of the box that lies on the image, in shares of the image. */
export function boxOnImage([top, left, bottom, right]: Box, [, height, width]: Size): Shares {
  const within = (value: number, most: number) => Math.min(most, Math.max(0, value));
  const [first, last] = [within(left, width), within(right, width)];
  const [upper, lower] = [within(top, height), within(bottom, height)];
  return { left: first / width, top: upper / height, width: (last - first) / width, height: (lower - upper) / height };
}

/** Whether the box reaches into the padding. */
export function seesPadding([top, left, bottom, right]: Box, [, height, width]: Size): boolean {
  return top < 0 || left < 0 || bottom > height || right > width;
}

export interface ClassShare {
  readonly label: number;
  readonly count: number;
  /** Of the most exciting images. */
  readonly share: number;
  /** Of all images that were looked at: what chance would give. */
  readonly chance: number;
}

/** The classes among the most exciting images, most frequent first; those that do not occur are left out. */
export function classShares({ counts }: ChannelWants, classImages: readonly number[]): readonly ClassShare[] {
  const [chosen, all] = [sum(counts), sum(classImages)];
  return counts
    .map((count, label) => ({ label, count, share: count / chosen, chance: (classImages[label] ?? 0) / all }))
    .filter(({ count }) => count > 0)
    .toSorted((one, other) => other.count - one.count || one.label - other.label);
}

/** Fewer most exciting images tell nothing of classes. */
const FEWEST = 20;

/** How often at most chance alone would name a class, whichever of them. */
const SIGNIFICANCE = 0.001;

/**
 * The class that a channel prefers: the one that chance explains worst among the most exciting images, if it hardly does
 * (Fisher's exact test, one-sided, with Bonferroni's correction for that many classes); null where none stands out,
 * undefined where there are too few images to say.
 */
export function preferredClass(wants: ChannelWants, classImages: readonly number[]): ClassShare | null | undefined {
  const [chosen, all] = [sum(wants.counts), sum(classImages)];
  if (chosen < FEWEST) return undefined;
  let [found, least]: [ClassShare | null, number] = [null, SIGNIFICANCE / classImages.length];
  for (const each of classShares(wants, classImages)) {
    const chance = atLeast(each.count, chosen, classImages[each.label] ?? 0, all);
    if (chance < least) [found, least] = [each, chance];
  }
  return found;
}

/** The hypergeometric chance that of `chosen` among `all` at least `count` belong to the `members`. */
export function atLeast(count: number, chosen: number, members: number, all: number): number {
  const most = Math.min(chosen, members);
  const ways = logChoose(all, chosen);
  let chance = 0;
  for (let hits = Math.max(count, chosen + members - all); hits <= most; hits++) {
    chance += Math.exp(logChoose(members, hits) + logChoose(all - members, chosen - hits) - ways);
  }
  return Math.min(1, chance);
}

/** The logarithm of how many sets of `size` there are among `all`; the smaller part is multiplied out. */
function logChoose(all: number, size: number): number {
  let sum = 0;
  const least = Math.min(size, all - size);
  for (let place = 1; place <= least; place++) sum += Math.log((all - least + place) / place);
  return sum;
}

/** Where a value lies between the quietest and the loudest image, from 0 to 1. */
export function heightOf(value: number, { quietest, loudest }: ChannelWants): number {
  return loudest > quietest ? (value - quietest) / (loudest - quietest) : 0;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
