/** Draws a confusion matrix on a canvas: right answers grow blue along the diagonal, mistakes orange beside it. */

import { colourTable, type Theme } from "../../core/colours";
import { countAt, type Matrix, shareAt, strengthOf } from "../../core/results";

/** Where the cells lie, CSS pixels. */
export interface Layout {
  readonly cell: number;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** Names of columns stand upright where they are wider than their cells. */
  readonly upright: boolean;
}

const NAME_SIZE = 12;
const LONGEST_NAME = 110;
const GAP = 6;
const LEAST_FOR_NAMES = 9;
const LEAST_FOR_NUMBERS = 20;

const font = (size: number) => `${size}px system-ui, sans-serif`;

/** A matrix that fits into `available` pixels both ways, or one with cells of `cell` pixels. */
export function layoutOf(
  context: CanvasRenderingContext2D,
  names: readonly string[],
  available: number,
  cell: number | null,
  named: boolean,
): Layout {
  const size = names.length;
  if (!named) {
    const side = cell ?? available / size;
    return { cell: side, left: 0, top: 0, width: side * size, height: side * size, upright: false };
  }
  context.font = font(NAME_SIZE);
  const widest = Math.min(LONGEST_NAME, Math.max(...names.map((name) => context.measureText(name).width)));
  const left = Math.ceil(widest) + GAP;
  const side = cell ?? Math.max(1, Math.floor((available - left) / size));
  const upright = widest > side - 2;
  const top = upright ? left : NAME_SIZE + GAP;
  return { cell: side, left, top, width: left + side * size, height: top + side * size, upright };
}

interface Painting {
  readonly matrix: Matrix;
  readonly names: readonly string[];
  readonly named: boolean;
  readonly theme: Theme;
  /** The colour of names. */
  readonly ink: string;
}

export function paintMatrix(context: CanvasRenderingContext2D, layout: Layout, painting: Painting): void {
  context.clearRect(0, 0, layout.width, layout.height);
  paintCells(context, layout, painting);
  if (painting.named && layout.cell >= LEAST_FOR_NAMES) paintNames(context, layout, painting);
}

function paintCells(context: CanvasRenderingContext2D, layout: Layout, { matrix, theme }: Painting): void {
  const table = colourTable("signed", theme);
  const { cell, left, top } = layout;
  const line = cell >= 6 ? 1 : 0;
  const hasNumbers = cell >= LEAST_FOR_NUMBERS;
  context.font = font(Math.min(13, Math.round(cell * 0.42)));
  context.textAlign = "center";
  context.textBaseline = "middle";
  for (let label = 0; label < matrix.size; label += 1) {
    for (let predicted = 0; predicted < matrix.size; predicted += 1) {
      const share = shareAt(matrix, label, predicted);
      const signed = label === predicted ? -share : strengthOf(share);
      const word = table[Math.round(127.5 + signed * 127.5)] as number;
      const [red, green, blue] = [word & 255, (word >> 8) & 255, (word >> 16) & 255];
      const [x, y] = [left + predicted * cell, top + label * cell];
      context.fillStyle = `rgb(${red} ${green} ${blue})`;
      context.fillRect(x, y, cell - line, cell - line);
      const count = countAt(matrix, label, predicted);
      if (!hasNumbers || count === 0) continue;
      // Dark on bright and bright on dark, by the brightness that people see (ITU-R BT.601).
      context.fillStyle = 0.299 * red + 0.587 * green + 0.114 * blue > 140 ? "#151922" : "#ffffff";
      context.fillText(String(count), x + (cell - line) / 2, y + (cell - line) / 2 + 0.5, cell - 3);
    }
  }
}

function paintNames(context: CanvasRenderingContext2D, layout: Layout, { names, ink }: Painting): void {
  const { cell, left, top, upright } = layout;
  context.font = font(Math.min(NAME_SIZE, cell));
  context.fillStyle = ink;
  context.textBaseline = "middle";
  for (const [place, name] of names.entries()) {
    const middle = (place + 0.5) * cell;
    context.textAlign = "right";
    context.fillText(name, left - GAP, top + middle, LONGEST_NAME);
    if (!upright) {
      context.textAlign = "center";
      context.fillText(name, left + middle, top - GAP - NAME_SIZE / 2 + 2, cell);
      continue;
    }
    context.save();
    context.translate(left + middle, top - GAP);
    context.rotate(-Math.PI / 2);
    context.textAlign = "left";
    context.fillText(name, 0, 0, LONGEST_NAME);
    context.restore();
  }
}

/** The cell under a point; null outside. */
export function cellAt({ cell, left, top }: Layout, size: number, x: number, y: number): [number, number] | null {
  const [row, column] = [Math.floor((y - top) / cell), Math.floor((x - left) / cell)];
  const isInside = row >= 0 && column >= 0 && row < size && column < size;
  return isInside ? [row, column] : null;
}
