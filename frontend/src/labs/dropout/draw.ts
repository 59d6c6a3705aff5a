/** Dropout in its four forms: what a draw lets through, and with what factor. Always the same for the same seed. */

export const KINDS = ["dropout", "dropout2d", "drop_block2d", "drop_path"] as const;

export type Kind = (typeof KINDS)[number];

export interface Drop {
  readonly kind: Kind;
  /** how likely a value is dropped, 0 ≤ p < 1 */
  readonly p: number;
  /** for `drop_block2d`: the side of a block */
  readonly block: number;
  /** whether what is left is scaled up, as it always is in a network; switched off only to see why */
  readonly scaled: boolean;
}

/** C maps of H × W. */
export type Maps = readonly (readonly (readonly number[])[])[];

/** What every value is multiplied by: 0, or the factor of those that are left. */
export interface Mask {
  readonly kept: boolean[][][];
  /** 1/(1 − p); of blocks 1/(the share that is left in this draw) */
  readonly factor: number;
}

/** A stream of numbers in [0, 1) that follows from a seed: Mulberry32 (T. Ettinger, public domain). */
export function stream(seed: number): () => number {
  let state = (seed * 0x9e3779b1) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Srivastava et al. 2014 for single values, Tompson et al. 2015 for maps, Ghiasi et al. 2018 for blocks, Huang et al.
 * 2016 for paths. */
export function draw({ kind, p, block, scaled }: Drop, maps: Maps, seed: number): Mask {
  const random = stream(seed);
  const survives = () => random() >= p;
  const same = (kept: boolean) => (map: Maps[number]) => map.map((row) => row.map(() => kept));
  let kept: boolean[][][];
  switch (kind) {
    case "dropout":
      kept = maps.map((map) => map.map((row) => row.map(survives)));
      break;
    case "dropout2d":
      kept = maps.map((map) => same(survives())(map));
      break;
    case "drop_path":
      kept = maps.map(same(survives()));
      break;
    case "drop_block2d":
      kept = maps.map((map) => withoutBlocks(map, p, block, random));
      break;
  }
  return { kept, factor: scaled ? factorOf(kind, p, kept) : 1 };
}

function factorOf(kind: Kind, p: number, kept: boolean[][][]): number {
  if (kind !== "drop_block2d") return 1 / (1 - p);
  const all = kept.flat(2);
  return all.length / Math.max(1, all.filter(Boolean).length);
}

/** Blocks start where they fit whole, each with the probability that makes the expected share of dropped places about p:
 * γ = p·H·W/(b²·(H − b + 1)·(W − b + 1)), Ghiasi et al. 2018, equation 1. */
function withoutBlocks(map: Maps[number], p: number, block: number, random: () => number): boolean[][] {
  const [height, width] = [map.length, map[0]?.length ?? 0];
  const [tall, wide] = [Math.min(block, height), Math.min(block, width)];
  const [rows, columns] = [height - tall + 1, width - wide + 1];
  const gamma = (p * height * width) / (tall * wide * rows * columns);
  const kept = map.map((row) => row.map(() => true));
  for (let top = 0; top < rows; top++) {
    for (let left = 0; left < columns; left++) {
      if (random() >= gamma) continue;
      for (const row of kept.slice(top, top + tall)) row.fill(false, left, left + wide);
    }
  }
  return kept;
}

/** What leaves the layer in training with this mask. */
export function masked(maps: Maps, { kept, factor }: Mask): number[][][] {
  return maps.map((map, channel) =>
    map.map((row, y) => row.map((value, x) => (kept[channel]?.[y]?.[x] ? value * factor : 0))),
  );
}

export interface ValuePlace {
  readonly channel: number;
  readonly row: number;
  readonly column: number;
}

/** The mean output at one place after 1, 2, …, `count` draws with the seeds `seed`, `seed + 1`, … */
export function meansOf(drop: Drop, maps: Maps, at: ValuePlace, seed: number, count: number): number[] {
  const value = maps[at.channel]?.[at.row]?.[at.column] ?? 0;
  let sum = 0;
  return Array.from({ length: count }, (_, index) => {
    const { kept, factor } = draw(drop, maps, seed + index);
    sum += kept[at.channel]?.[at.row]?.[at.column] ? value * factor : 0;
    return sum / (index + 1);
  });
}
