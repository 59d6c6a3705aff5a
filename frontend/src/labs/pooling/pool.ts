/** Pooling of one map and its gradient: which numbers a window takes, and what flows back to each of them. */

export type PoolKind = "max" | "average" | "weighted";

export interface Pooling {
  readonly kind: PoolKind;
  /** side of the window (F) */
  readonly size: number;
  /** how far the window moves (S) */
  readonly stride: number;
  /** for `weighted`: size × size factors, normalised to the sum 1 before use */
  readonly weights: readonly (readonly number[])[];
}

export type Grid = readonly (readonly number[])[];

export interface Place {
  readonly row: number;
  readonly column: number;
}

/** One window: where it lies, what it makes of its numbers, and with what share each of them takes part. */
export interface PoolWindow {
  readonly at: Place;
  readonly value: number;
  /** size × size: ∂value/∂input. Of a maximum 1 for one number and 0 for the rest. */
  readonly shares: Grid;
}

/** How many windows fit into a side: ⌊(n − F)/S⌋ + 1; 0 where none does. */
export function outputSide(side: number, { size, stride }: Pick<Pooling, "size" | "stride">): number {
  return side < size ? 0 : Math.floor((side - size) / stride) + 1;
}

/** Every window of the map, row by row. */
export function windows(map: Grid, pooling: Pooling): PoolWindow[][] {
  const rows = outputSide(map.length, pooling);
  const columns = outputSide(map[0]?.length ?? 0, pooling);
  return build(rows, columns, (row, column) => windowAt(map, pooling, row, column));
}

function windowAt(map: Grid, pooling: Pooling, row: number, column: number): PoolWindow {
  const at = { row: row * pooling.stride, column: column * pooling.stride };
  const inside = build(pooling.size, pooling.size, (down, right) => valueAt(map, at.row + down, at.column + right));
  const shares = sharesOf(inside, pooling);
  const value = sum(inside.flatMap((line, down) => line.map((number, right) => number * valueAt(shares, down, right))));
  return { at, value, shares };
}

function sharesOf(inside: Grid, { kind, size, weights }: Pooling): Grid {
  if (kind === "max") {
    const winner = winnerOf(inside);
    return build(size, size, (row, column) => (row === winner.row && column === winner.column ? 1 : 0));
  }
  if (kind === "average") return build(size, size, () => 1 / (size * size));
  const total = sum(weights.flat());
  return build(size, size, (row, column) => (total === 0 ? 0 : valueAt(weights, row, column) / total));
}

/** The place of the largest number; of equal ones the first, row by row, as torch chooses. */
export function winnerOf(inside: Grid): Place {
  let winner = { row: 0, column: 0 };
  inside.forEach((line, row) => {
    line.forEach((number, column) => {
      if (number > valueAt(inside, winner.row, winner.column)) winner = { row, column };
    });
  });
  return winner;
}

export function pool(map: Grid, pooling: Pooling): number[][] {
  return windows(map, pooling).map((line) => line.map(({ value }) => value));
}

/** What flows back to every number of the map: the sum over all windows that hold it, share × gradient of the window. */
export function poolGradient(map: Grid, pooling: Pooling, outer: Grid): number[][] {
  const gradient = map.map((line) => line.map(() => 0));
  windows(map, pooling).forEach((line, row) => {
    line.forEach(({ at, shares }, column) => {
      shares.forEach((share, down) => {
        share.forEach((part, right) => {
          const target = gradient[at.row + down];
          if (target) target[at.column + right] = (target[at.column + right] ?? 0) + part * valueAt(outer, row, column);
        });
      });
    });
  });
  return gradient;
}

/** The map moved down and to the right; what comes in from outside is 0. */
export function shifted(map: Grid, down: number, right: number): number[][] {
  return map.map((line, row) => line.map((_, column) => valueAt(map, row - down, column - right)));
}

/** How many numbers stand as they did. */
export function unchanged(before: Grid, after: Grid): { same: number; of: number } {
  const pairs = before.flatMap((line, row) => line.map((value, column) => value === after[row]?.[column]));
  return { same: pairs.filter(Boolean).length, of: pairs.length };
}

/** A number of the grid; 0 outside. */
export function valueAt(grid: Grid, row: number, column: number): number {
  return grid[row]?.[column] ?? 0;
}

function build<T>(rows: number, columns: number, make: (row: number, column: number) => T): T[][] {
  return Array.from({ length: rows }, (_, row) => Array.from({ length: columns }, (_, column) => make(row, column)));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
