/** The geometry of a node's card: known before anything is drawn, so that layout, culling and canvases agree. */

import type { Extent } from "./graph";
import { shapeText } from "./shapeText";

export type Face = "image" | "maps" | "vector" | "bars" | "blank";

export interface CardFace {
  kind: Face;
  /** how many tiles, cells or bars are shown of all */
  shown: number;
  total: number;
  columns: number;
  /** CSS pixels of one tile or cell */
  tile: { width: number; height: number };
  gap: number;
  /** CSS pixels of everything shown */
  width: number;
  height: number;
}

export interface Card extends Extent {
  face: CardFace;
}

const PADDING = 10;
const HEADER = 30;
const FOOTER = 28;
const NARROWEST = 108;
const MOST_MAPS = 16;
const MOST_CELLS = 900;
const MOST_BARS = 26;
const BAR_HEIGHT = 11;
const BARS_WIDTH = 132;
const IMAGE_SIDE = 92;

/** The room to keep for a card whose shape is not known yet: that of one with sixteen square maps. */
export const USUAL_CARD: Extent = { width: 160, height: 196 };

export interface CardSubject {
  name: string;
  /** null while unknown or impossible */
  shape: readonly number[] | null;
  type: string;
}

/** Width of a text in the card's header, in CSS pixels. */
export type Measure = (text: string, weight: "bold" | "normal") => number;

/** Without a font to measure: the advance of a wide one, so that nothing is cut. */
const wide: Measure = (text, weight) => text.length * (weight === "bold" ? 8.4 : 7.2);

/** The accent and the gaps of a header. */
const HEADER_REST = 30;

/** Where edges meet a card, from its top: cards of one row are joined by straight lines whatever their heights. */
export const HANDLE_TOP = 50;
export const HANDLE_STEP = 16;

export function cardOf(subject: CardSubject, measure: Measure = wide): Card {
  const face = faceOf(subject);
  const shape = subject.shape ? shapeText(subject.shape) : "";
  const header = HEADER_REST + measure(subject.name, "bold") + measure(shape, "normal");
  const width = Math.ceil(Math.max(face.width, header, NARROWEST - 2 * PADDING) + 2 * PADDING);
  return { face, width, height: HEADER + face.height + FOOTER };
}

/** A folded group's titles may be long: past this a card cuts them. */
const WIDEST_GROUP = 270;
/** Its numbers stand below, in Russian too: `1,35 млн · 20 слоёв   900 / 1 000` takes 204. */
const NARROWEST_GROUP = 212;

/** The card of a folded group, whose subject is its last layer under the group's title. */
export function groupCardOf(subject: CardSubject, measure: Measure = wide): Card {
  const { face, width, height } = cardOf(subject, measure);
  const widest = Math.max(WIDEST_GROUP, face.width + 2 * PADDING);
  return { face, width: Math.min(widest, Math.max(width, NARROWEST_GROUP)), height };
}

function faceOf({ shape, type }: CardSubject): CardFace {
  if (shape === null || shape.length === 0) return face("blank", 0, 0, 1, 0, 0, 0);
  const [channels = 1, rows = 1, columns = 1] = shape;
  if (shape.length === 1) return vectorFace(channels, type);
  if (type === "input") {
    const [width, height] = scaledTo(columns, rows, IMAGE_SIDE);
    return face("image", 1, 1, 1, width, height, 0);
  }
  const shown = Math.min(channels, MOST_MAPS);
  const across = mapColumns(shown);
  const side = across === 1 ? 92 : across === 2 ? 56 : across === 3 ? 38 : 33;
  const [width, height] = scaledTo(columns, rows, side);
  return face("maps", shown, channels, across, width, height, 2);
}

function mapColumns(shown: number): number {
  if (shown <= 1) return 1;
  if (shown <= 4) return 2;
  return shown <= 9 ? 3 : 4;
}

function vectorFace(features: number, type: string): CardFace {
  const isAnswer = type === "softmax" || type === "output";
  if (isAnswer && features <= MOST_BARS) {
    return face("bars", features, features, 1, BARS_WIDTH, BAR_HEIGHT, 0);
  }
  const shown = Math.min(features, MOST_CELLS);
  const side = shown <= 30 ? 12 : shown <= 150 ? 8 : shown <= 400 ? 6 : 4;
  const columns = vectorColumns(shown, Math.floor(120 / side));
  return face("vector", shown, features, columns, side, side, 0);
}

/** The widest grid without a ragged last row, if one is nearly as wide as there is room. */
function vectorColumns(cells: number, most: number): number {
  if (cells <= most) return cells;
  for (let columns = most; columns > (most * 2) / 3; columns--) if (cells % columns === 0) return columns;
  return most;
}

function face(
  kind: Face,
  shown: number,
  total: number,
  columns: number,
  width: number,
  height: number,
  gap: number,
): CardFace {
  const rows = Math.ceil(shown / columns);
  return {
    kind,
    shown,
    total,
    columns,
    tile: { width, height },
    gap,
    width: shown === 0 ? 0 : columns * width + (columns - 1) * gap,
    height: shown === 0 ? 0 : rows * height + (rows - 1) * gap,
  };
}

/** The larger side becomes `side`; very long maps keep at least a third of it across. */
function scaledTo(width: number, height: number, side: number): [number, number] {
  const scale = side / Math.max(width, height);
  return [Math.max(width * scale, side / 3), Math.max(height * scale, side / 3)];
}
