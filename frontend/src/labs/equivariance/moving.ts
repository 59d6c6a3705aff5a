/** What becomes of a map when its input moves (A10 of the course). */

import { convolve } from "../convolution/arithmetic";
import type { Matrix } from "../fields";

export const SIDE = 10;

export interface Movement {
  /** Cells downwards and to the right; what leaves the frame is lost, zeros come in. */
  readonly down: number;
  readonly right: number;
  /** Quarter turns against the clock. */
  readonly turns: number;
}

export function shifted(map: Matrix, down: number, right: number): number[][] {
  return map.map((line, row) => line.map((_, column) => map[row - down]?.[column - right] ?? 0));
}

/** A square map, turned against the clock as numpy's rot90 does. */
export function turned(map: Matrix, turns: number): number[][] {
  let result = map.map((line) => [...line]);
  for (let turn = 0; turn < turns; turn++) {
    const before = result;
    result = before.map((_, row) => before.map((line) => line[before.length - 1 - row] ?? 0));
  }
  return result;
}

export function moved(map: Matrix, { down, right, turns }: Movement): number[][] {
  return shifted(turned(map, turns), down, right);
}

/** A convolution that keeps the size: zeros around, as in networks. */
export function response(picture: Matrix, kernel: Matrix): number[][] {
  return convolve([picture], [kernel], { stride: 1, padding: Math.floor(kernel.length / 2), dilation: 1 });
}

export interface Comparison {
  /** conv(x) */
  readonly map: number[][];
  /** x moved, and conv of it */
  readonly picture: number[][];
  readonly mapOfMoved: number[][];
  /** conv(x) moved */
  readonly movedMap: number[][];
  /** mapOfMoved − movedMap: zero everywhere where the layer commutes with the movement */
  readonly difference: number[][];
  readonly differing: number;
  /** What global max pooling gives, before and after. */
  readonly maxima: readonly [number, number];
}

export function compare(picture: Matrix, kernel: Matrix, movement: Movement): Comparison {
  const map = response(picture, kernel);
  const movedPicture = moved(picture, movement);
  const mapOfMoved = response(movedPicture, kernel);
  const movedMap = moved(map, movement);
  const difference = mapOfMoved.map((line, row) => line.map((value, column) => value - (movedMap[row]?.[column] ?? 0)));
  return {
    map,
    picture: movedPicture,
    mapOfMoved,
    movedMap,
    difference,
    differing: difference.flat().filter((value) => Math.abs(value) > 1e-9).length,
    maxima: [largest(map), largest(mapOfMoved)],
  };
}

function largest(map: Matrix): number {
  return Math.max(...map.flat());
}
