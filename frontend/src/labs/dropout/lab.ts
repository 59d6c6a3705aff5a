/** Dropout in its forms (C5 of the course). */

import { defineLab } from "../declare";
import { channels, choice, flag, type Matrix, real, whole } from "../fields";
import { KINDS, type Maps, type ValuePlace } from "./draw";

export const CHANNELS = 4;
export const SIDE = 5;
export const MOST_DRAWS = 1000;
export const BOUNDS = { min: -99, max: 99 };

const INITIAL: readonly Matrix[] = [
  [
    [0, 2, 4, 2, 0],
    [2, 6, 8, 6, 2],
    [4, 8, 9, 8, 4],
    [2, 6, 8, 6, 2],
    [0, 2, 4, 2, 0],
  ],
  [
    [8, 6, 4, 2, 0],
    [8, 6, 4, 2, 0],
    [8, 6, 4, 2, 0],
    [8, 6, 4, 2, 0],
    [8, 6, 4, 2, 0],
  ],
  [
    [9, 0, 0, 0, 9],
    [0, 9, 0, 9, 0],
    [0, 0, 9, 0, 0],
    [0, 9, 0, 9, 0],
    [9, 0, 0, 0, 9],
  ],
  [
    [4, 4, 4, 4, 4],
    [4, 4, 4, 4, 4],
    [4, 4, 4, 4, 4],
    [4, 4, 4, 4, 4],
    [4, 4, 4, 4, 4],
  ],
];

export const lab = defineLab({
  name: "dropout",
  family: "layers",
  rank: 30,
  layers: ["dropout", "dropout2d", "drop_block2d", "drop_path"],
  title: { en: "Dropout: draws and their mean", ru: "Дропаут: розыгрыши и их среднее" },
  summary: {
    en: "What a mask lets through, why the rest is scaled by 1/(1 − p), and what many draws come to.",
    ru: "Что пропускает маска, зачем масштаб 1/(1 − p) и к чему сходятся многие розыгрыши.",
  },
  fields: {
    kind: choice("dropout", KINDS),
    p: real(0.5, { min: 0, max: 0.9 }),
    block: whole(3, { min: 1, max: SIDE }),
    scaled: flag(true),
    mode: choice("train", ["train", "use"]),
    draws: whole(1, { min: 1, max: MOST_DRAWS }),
    at: whole(17, { min: 0, max: CHANNELS * SIDE * SIDE - 1 }),
    maps: channels(INITIAL, { channels: CHANNELS, side: SIDE }, BOUNDS),
  },
  examples: [
    { name: "half", state: { draws: 12 } },
    { name: "many", state: { draws: MOST_DRAWS } },
    { name: "unscaled", state: { draws: MOST_DRAWS, scaled: false } },
    { name: "channels", state: { kind: "dropout2d", draws: 3 } },
    { name: "blocks", state: { kind: "drop_block2d", p: 0.3, draws: 2, at: 75 } },
    { name: "path", state: { kind: "drop_path", p: 0.2, draws: 8 } },
    { name: "use", state: { mode: "use" } },
  ],
});

export function placeOf(at: number, maps: Maps): ValuePlace {
  const [rows, columns] = [maps[0]?.length ?? 1, maps[0]?.[0]?.length ?? 1];
  const within = Math.min(at, maps.length * rows * columns - 1);
  return {
    channel: Math.floor(within / (rows * columns)),
    row: Math.floor(within / columns) % rows,
    column: within % columns,
  };
}

export function indexOf({ channel, row, column }: ValuePlace, maps: Maps): number {
  const [rows, columns] = [maps[0]?.length ?? 1, maps[0]?.[0]?.length ?? 1];
  return (channel * rows + row) * columns + column;
}
