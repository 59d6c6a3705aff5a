/** Batch, layer, instance and group normalisation (C6 of the course). */

import { defineLab } from "../declare";
import { channels, choice, type Field, type Matrix, numbers, real, whole } from "../fields";
import type { Batch } from "./normalise";

export const SAMPLES = 3;
export const CHANNELS = 4;
export const SIDE = 2;
export const BOUNDS = { min: -99, max: 99 };

const INITIAL: readonly Matrix[] = [
  [
    [1, 3],
    [2, 6],
  ],
  [
    [0, 1],
    [0, 3],
  ],
  [
    [-2, 2],
    [-1, 1],
  ],
  [
    [10, 12],
    [8, 14],
  ],
  [
    [4, 5],
    [7, 4],
  ],
  [
    [2, 0],
    [1, 1],
  ],
  [
    [0, 3],
    [-3, 0],
  ],
  [
    [20, 25],
    [15, 20],
  ],
  [
    [2, 1],
    [0, 1],
  ],
  [
    [5, 2],
    [4, 5],
  ],
  [
    [1, -1],
    [-2, 2],
  ],
  [
    [9, 11],
    [10, 6],
  ],
];

/** The same picture three times, the second and the third with more light: only the scale of a sample differs. */
const LIGHT: readonly Matrix[] = [1, 3, 9].flatMap((light) =>
  INITIAL.slice(0, CHANNELS).map((map) => map.map((row) => row.map((value) => value * light))),
);

/** SAMPLES·CHANNELS maps of SIDE × SIDE, sample by sample. */
function batchField(initial: readonly Matrix[]): Field<readonly Matrix[]> {
  const any = channels(initial, { channels: SAMPLES * CHANNELS, side: SIDE }, { min: -999, max: 999 });
  return {
    ...any,
    read: (text) => {
      const maps = any.read(text);
      const fits = maps?.length === SAMPLES * CHANNELS && maps[0]?.length === SIDE && maps[0][0]?.length === SIDE;
      return fits ? maps : undefined;
    },
  };
}

export const lab = defineLab({
  name: "normalisation",
  family: "layers",
  rank: 20,
  layers: ["batch_norm2d", "layer_norm", "instance_norm2d", "group_norm"],
  title: { en: "Normalisation: who shares a mean", ru: "Нормализация: у кого общее среднее" },
  summary: {
    en: "Batch, layer, instance and group: one formula, and four answers to which numbers it looks at.",
    ru: "Batch, layer, instance и group: одна формула и четыре ответа, на какие числа она смотрит.",
  },
  fields: {
    kind: choice("batch", ["batch", "layer", "instance", "group"]),
    groups: choice("2", ["1", "2", "4"]),
    maps: batchField(INITIAL),
    at: whole(0, { min: 0, max: SAMPLES * CHANNELS * SIDE * SIDE - 1 }),
    gamma: numbers([1, 1, 1, 1], CHANNELS, BOUNDS),
    beta: numbers([0, 0, 0, 0], CHANNELS, BOUNDS),
    mode: choice("train", ["train", "use"]),
    batches: whole(5, { min: 0, max: 100 }),
    momentum: real(0.1, { min: 0.01, max: 1 }),
  },
  examples: [
    { name: "batch", state: { at: 12 } },
    { name: "layer", state: { kind: "layer", at: 12 } },
    { name: "instance", state: { kind: "instance", at: 12 } },
    { name: "group", state: { kind: "group", at: 12 } },
    { name: "fresh", state: { mode: "use", batches: 0, at: 12 } },
    { name: "settled", state: { mode: "use", batches: 50, at: 12 } },
    { name: "light", state: { kind: "layer", maps: LIGHT, at: 16 } },
    { name: "gamma", state: { gamma: [1, 1, 1, 3], beta: [0, 0, 0, 5], at: 12 } },
  ],
});

/** The maps of the state as samples of channels of numbers. */
export function batchOf(maps: readonly Matrix[]): Batch {
  return Array.from({ length: SAMPLES }, (_, sample) =>
    maps.slice(sample * CHANNELS, (sample + 1) * CHANNELS).map((map) => map.flat()),
  );
}

export interface ValuePlace {
  readonly sample: number;
  readonly channel: number;
  readonly row: number;
  readonly column: number;
}

export function placeOf(at: number): ValuePlace {
  const within = at % (SIDE * SIDE);
  const map = Math.floor(at / (SIDE * SIDE));
  return {
    sample: Math.floor(map / CHANNELS),
    channel: map % CHANNELS,
    row: Math.floor(within / SIDE),
    column: within % SIDE,
  };
}

export function indexOf({ sample, channel, row, column }: ValuePlace): number {
  return ((sample * CHANNELS + channel) * SIDE + row) * SIDE + column;
}
