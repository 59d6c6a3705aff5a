/** A field as the paths of an SVG over a card's maps. */

import type { CardFace } from "./card";
import { featuresPerCell } from "./mapPoint";
import type { Places } from "./places";
import { axesOf, type Field } from "./unitFields";

type Laid = Pick<CardFace, "kind" | "shown" | "columns" | "tile" | "gap" | "width" | "height">;

export interface FieldPaths {
  /** What is seen, or changed. */
  readonly area: string;
  /** The sides of maps where the field goes on into the padding. */
  readonly padding: string;
}

/** More pieces of one map than this are drawn as the box around them. */
const MOST_PIECES = 64;

/** The paths of a field of a node of `shape`, the same on every tile; `cells` are the values of a vector's picture. */
export function fieldPaths(field: Field, shape: readonly number[], face: Laid, cells: number): FieldPaths {
  if (face.kind === "bars") return { area: field.boxes.length > 0 ? whole(face) : "", padding: "" };
  if (shape.length === 1) return { area: cellsPath(field.boxes[0]?.[0] ?? [], shape, face, cells), padding: "" };
  const [height = 1, width = 1] = axesOf(shape);
  const [down, across] = [face.tile.height / height, face.tile.width / width];
  const pieces = piecesOf(field);
  const sides = paddedSides(field, height, width);
  const area: string[] = [];
  const padding: string[] = [];
  for (let tile = 0; tile < face.shown; tile++) {
    const left = (tile % face.columns) * (face.tile.width + face.gap);
    const top = Math.floor(tile / face.columns) * (face.tile.height + face.gap);
    for (const [y0, y1, x0, x1] of pieces) {
      area.push(rectangle(left + x0 * across, top + y0 * down, (x1 - x0 + 1) * across, (y1 - y0 + 1) * down));
    }
    for (const [y0, x0, y1, x1] of sides) {
      padding.push(
        `M${round(left + x0 * across)} ${round(top + y0 * down)}L${round(left + x1 * across)} ${round(top + y1 * down)}`,
      );
    }
  }
  return { area: area.join(""), padding: padding.join("") };
}

/** The square of one unit on the tile that shows its channel; empty where none does. */
export function unitPath(
  place: readonly number[],
  tile: number,
  shape: readonly number[],
  face: Laid,
  cells: number,
): string {
  if (shape.length === 1) return cellsPath([[place[0] ?? 0, place[0] ?? 0]], shape, face, cells);
  if (tile < 0 || tile >= face.shown) return "";
  const [height = 1, width = 1] = axesOf(shape);
  const [y = 0, x = 0] = place;
  const left = (tile % face.columns) * (face.tile.width + face.gap);
  const top = Math.floor(tile / face.columns) * (face.tile.height + face.gap);
  const [down, across] = [face.tile.height / height, face.tile.width / width];
  return rectangle(left + x * across, top + y * down, across, down);
}

/** Rows and columns of what is drawn: of a field with too many holes only its outline. */
function piecesOf({ boxes }: Field): [number, number, number, number][] {
  const pieces = boxes.flatMap(([rows = [], columns = []]) =>
    rows.flatMap(([y0, y1]) => columns.map(([x0, x1]): [number, number, number, number] => [y0, y1, x0, x1])),
  );
  if (pieces.length <= MOST_PIECES) return pieces;
  const [tops, bottoms, lefts, rights] = [0, 1, 2, 3].map((side) => pieces.map((piece) => piece[side] ?? 0)) as [
    number[],
    number[],
    number[],
    number[],
  ];
  return [[Math.min(...tops), Math.max(...bottoms), Math.min(...lefts), Math.max(...rights)]];
}

/** Where the reach crosses the border of the map: lines from (y, x) to (y, x), in places. */
function paddedSides({ reach, boxes }: Field, height: number, width: number): [number, number, number, number][] {
  const [[top, bottom] = [0, -1], [left, right] = [0, -1]] = reach;
  if (boxes.length === 0) return [];
  const [y0, y1] = [Math.max(0, top), Math.min(height, bottom + 1)];
  const [x0, x1] = [Math.max(0, left), Math.min(width, right + 1)];
  const sides: [number, number, number, number][] = [];
  if (top < 0) sides.push([0, x0, 0, x1]);
  if (bottom >= height) sides.push([height, x0, height, x1]);
  if (left < 0) sides.push([y0, 0, y1, 0]);
  if (right >= width) sides.push([y0, width, y1, width]);
  return sides;
}

/** The cells of a vector's mosaic in which any of the features lies; all of it where they are all. */
function cellsPath(places: Places, shape: readonly number[], face: Laid, cells: number): string {
  const [features = 1] = shape;
  const [first] = places;
  if (first?.[0] === 0 && first[1] === features - 1) return whole(face);
  const per = featuresPerCell(features, cells);
  const found = new Set(
    places.flatMap(([from, to]) => {
      const [start, end] = [Math.floor(from / per), Math.min(Math.floor(to / per), face.shown - 1)];
      return Array.from({ length: Math.max(0, end - start + 1) }, (_, index) => start + index);
    }),
  );
  return [...found]
    .map((cell) => {
      const left = (cell % face.columns) * (face.tile.width + face.gap);
      const top = Math.floor(cell / face.columns) * (face.tile.height + face.gap);
      return rectangle(left, top, face.tile.width, face.tile.height);
    })
    .join("");
}

function whole({ width, height }: Laid): string {
  return rectangle(0, 0, width, height);
}

function rectangle(x: number, y: number, width: number, height: number): string {
  return `M${round(x)} ${round(y)}h${round(width)}v${round(height)}h${round(-width)}z`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
