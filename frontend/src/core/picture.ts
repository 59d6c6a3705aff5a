/** The diagram of a network as an SVG file of its own: what the canvas shows, in a theme's colours, without a page around. */

import type { Theme } from "./colours";
import { type Box, boxAround } from "./room";

export interface PictureCard extends Box {
  title: string;
  /** the output's size, `6×28×28`; empty while unknown */
  shape: string;
  /** what stands below the maps */
  facts: string;
  /** the colour of its family, `#rrggbb`; null for a folded group */
  accent: string | null;
  /** maps, as the address of a picture in itself (`data:`), their size, and whether gaps are between them */
  maps: { href: string; width: number; height: number; isTiled: boolean } | null;
  /** probabilities of classes, of a card that answers; null for any other */
  bars: readonly { label: string; share: number }[] | null;
}

export interface PictureFrame extends Box {
  title: string;
}

export interface Picture {
  title: string;
  theme: Theme;
  cards: readonly PictureCard[];
  /** open groups, the outer ones first */
  frames: readonly PictureFrame[];
  wires: readonly PictureWire[];
}

export interface PictureWire {
  /** the `d` of an SVG path */
  path: string;
  /** a shortcut past other cards, drawn in a colour of its own */
  isSkip: boolean;
}

interface Ink {
  canvas: string;
  card: string;
  line: string;
  text: string;
  quiet: string;
  edge: string;
  skip: string;
  bar: string;
}

/** The surfaces of ui/global.css: a file of its own knows no variables of the page. */
const INK: Record<Theme, Ink> = {
  light: {
    canvas: "#f7f8fb",
    card: "#ffffff",
    line: "#dfe3eb",
    text: "#151922",
    quiet: "#5c6475",
    edge: "#8d95a8",
    skip: "#0b9d8d",
    bar: "#3b5bf0",
  },
  dark: {
    canvas: "#101115",
    card: "#1b1f26",
    line: "#2f343f",
    text: "#eceff5",
    quiet: "#9aa3b4",
    edge: "#727a8b",
    skip: "#3fc7b3",
    bar: "#7b93ff",
  },
};

const MARGIN = 32;
const HEADER = 30;
const FOOTER = 28;
const INSET = 10;
const ACCENT = 8;
const BAR_HEIGHT = 11;
/** Room for a class's name, left of its bar. */
const BAR_NAME = 44;
const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'DejaVu Sans', sans-serif";

/** The size of the picture in CSS pixels, margin included. */
export function pictureBox({ cards, frames }: Pick<Picture, "cards" | "frames">): Box {
  const { x, y, width, height } = boxAround([...cards, ...frames]) ?? { x: 0, y: 0, width: 0, height: 0 };
  return { x: x - MARGIN, y: y - MARGIN, width: width + 2 * MARGIN, height: height + 2 * MARGIN };
}

/** A complete SVG document. */
export function pictureSvg(picture: Picture): string {
  const ink = INK[picture.theme];
  const { x, y, width, height } = pictureBox(picture);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${number(width)}" height="${number(height)}" ` +
      `viewBox="${[x, y, width, height].map(number).join(" ")}" font-family="${FONT}">`,
    `<title>${escaped(picture.title)}</title>`,
    `<rect x="${number(x)}" y="${number(y)}" width="${number(width)}" height="${number(height)}" fill="${ink.canvas}"/>`,
    ...picture.frames.map((frame) => frameSvg(frame, ink)),
    `<g fill="none" stroke-width="1.8">`,
    ...picture.wires.map(({ path, isSkip }) => `<path d="${escaped(path)}" stroke="${isSkip ? ink.skip : ink.edge}"/>`),
    "</g>",
    ...picture.frames.map((frame) => frameTitle(frame, ink)),
    ...picture.cards.map((card) => cardSvg(card, ink)),
    "</svg>",
    "",
  ].join("\n");
}

function frameSvg({ x, y, width, height }: PictureFrame, ink: Ink): string {
  return (
    `<rect x="${number(x)}" y="${number(y)}" width="${number(width)}" height="${number(height)}" rx="14" ` +
    `fill="none" stroke="${ink.edge}" stroke-opacity="0.6" stroke-dasharray="5 4"/>`
  );
}

/** Over the edges, which may run behind it. */
function frameTitle({ x, y, title }: PictureFrame, ink: Ink): string {
  return text(title, { x: x + INSET, y: y + 18, size: 12, fill: ink.quiet, weight: 600, halo: ink.canvas });
}

/** A folded group is a stack: a second sheet shows behind it. */
function cardSvg(card: PictureCard, ink: Ink): string {
  const { x, y, width, height, title, shape, facts, accent, maps } = card;
  const sheet = (shift: number) =>
    `<rect x="${number(x + shift)}" y="${number(y + shift)}" width="${number(width)}" height="${number(height)}" ` +
    `rx="10" fill="${ink.card}" stroke="${ink.line}"/>`;
  const middle = y + HEADER / 2;
  const square =
    accent === null
      ? ""
      : `<rect x="${number(x + INSET)}" y="${number(middle - ACCENT / 2)}" width="${ACCENT}" height="${ACCENT}" rx="2" fill="${accent}"/>`;
  const left = x + INSET + (accent === null ? 0 : ACCENT + 6);
  return [
    "<g>",
    accent === null ? sheet(4) : "",
    sheet(0),
    square,
    text(title, { x: left, y: middle + 4, size: 12, fill: ink.text, weight: 650 }),
    text(shape, { x: x + width - INSET, y: middle + 4, size: 11, fill: ink.quiet, end: true }),
    maps === null
      ? ""
      : `<rect x="${number(x + (width - maps.width) / 2)}" y="${number(y + HEADER)}" width="${number(maps.width)}" ` +
        `height="${number(maps.height)}" rx="4" fill="${ink.line}" fill-opacity="${maps.isTiled ? 1 : 0}"/>` +
        `<image x="${number(x + (width - maps.width) / 2)}" y="${number(y + HEADER)}" width="${number(maps.width)}" ` +
        `height="${number(maps.height)}" href="${escaped(maps.href)}" style="image-rendering: pixelated"/>`,
    ...(card.bars ?? []).map((bar, place) => barSvg(bar, x + INSET, y + HEADER + place * BAR_HEIGHT, width, ink)),
    text(facts, { x: x + INSET, y: y + height - FOOTER / 2 + 4, size: 11, fill: ink.quiet }),
    "</g>",
  ].join("");
}

/** A class, and its probability as the length of a line. */
function barSvg(
  { label, share }: { label: string; share: number },
  x: number,
  y: number,
  width: number,
  ink: Ink,
): string {
  const middle = y + BAR_HEIGHT / 2;
  const room = width - 2 * INSET - BAR_NAME;
  const start = x + BAR_NAME;
  const end = start + room * Math.min(1, Math.max(0, share));
  return (
    text(label, { x: start - 6, y: middle + 3, size: 8, fill: ink.quiet, end: true }) +
    `<line x1="${number(start)}" x2="${number(end)}" y1="${number(middle)}" y2="${number(middle)}" ` +
    `stroke="${ink.bar}" stroke-width="5" stroke-linecap="round" stroke-opacity="${share > 0.001 ? 1 : 0}"/>`
  );
}

interface TextStyle {
  x: number;
  y: number;
  size: number;
  fill: string;
  weight?: number;
  end?: boolean;
  /** keeps what is below at a distance */
  halo?: string;
}

function text(content: string, { x, y, size, fill, weight = 400, end = false, halo }: TextStyle): string {
  if (content === "") return "";
  const anchor = end ? ' text-anchor="end"' : "";
  const apart = halo ? ` stroke="${halo}" stroke-width="5" stroke-linejoin="round" paint-order="stroke"` : "";
  return `<text x="${number(x)}" y="${number(y)}" font-size="${size}" font-weight="${weight}" fill="${fill}"${anchor}${apart}>${escaped(content)}</text>`;
}

/** Hundredths of a pixel are enough. */
function number(value: number): string {
  return String(Math.round(value * 100) / 100);
}

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;" };

/** As text or as a quoted attribute: titles are whatever a person typed. Control signs, which XML forbids, go. */
function escaped(content: string): string {
  return content.replaceAll(/\p{Cc}/gu, "").replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}

/** Beyond this, browsers give no canvas: pixels of a side. */
const LONGEST_SIDE = 8192;

/** Device pixels per CSS pixel for a bitmap: two, or as many as a canvas may have. */
export function bitmapScale({ width, height }: Pick<Box, "width" | "height">): number {
  return Math.min(2, LONGEST_SIDE / Math.max(width, height, 1));
}

/** A title as the name of a file: what every system allows. */
export function fileName(title: string, extension: string): string {
  const plain = title
    .normalize("NFC")
    .replaceAll(/[^\p{L}\p{N}._-]+/gu, "-")
    .replaceAll(/^[-.]+|[-.]+$/g, "");
  return `${plain.slice(0, 80) || "network"}.${extension}`;
}
