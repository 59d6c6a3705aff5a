/** The history of ImageNet in one picture: year across, top-5 error down, area as parameters. Pure geometry. */

import type { ArchitectureEntry } from "../../wire/types";

/** The line the course draws: depth and error of the networks that won. */
export const COURSE_LINE = [
  { title: "AlexNet", year: 2012, layers: 8, error: 15 },
  { title: "VGG", year: 2014, layers: 19, error: 7.4 },
  { title: "ResNet", year: 2015, layers: 152, error: 3 },
] as const;

export interface Size {
  width: number;
  height: number;
}

export interface Bubble {
  entry: ArchitectureEntry;
  x: number;
  y: number;
  radius: number;
  /** On which side its name has room; null where on none. */
  name: "before" | "after" | null;
}

export interface Milestone {
  x: number;
  y: number;
  title: string;
  layers: number;
  error: number;
  /** Where its name ends: left of the circles beside it. */
  nameRight: number;
}

export interface Timeline {
  bubbles: Bubble[];
  /** The course's points, from left to right. */
  line: Milestone[];
  years: { year: number; x: number /** years were left out before this one */; afterBreak: boolean }[];
  errors: { error: number; y: number }[];
  /** top of the strip of networks without a figure; null where all have one */
  strip: number | null;
  plot: { left: number; right: number; top: number; bottom: number };
}

const LEFT = 46;
const RIGHT = 16;
const TOP = 16;
const AXIS = 30;
const STRIP = 74;
const ERROR_STEP = 5;
const SMALLEST = 4;
const LARGEST = 22;
/** ImageNet's largest here, VGG-19; its circle has the largest area. */
const MOST_PARAMETERS = 150e6;
/** Between circles that would touch. */
const APART = 2;

export function timelineOf(entries: readonly ArchitectureEntry[], { width, height }: Size): Timeline {
  const unknown = entries.some((entry) => entry.top5_error === null);
  const bottom = height - AXIS - (unknown ? STRIP : 0);
  const plot = { left: LEFT, right: width - RIGHT, top: TOP, bottom };
  const years = [...new Set([...entries.map(({ year }) => year), ...COURSE_LINE.map(({ year }) => year)])].sort(
    (one, other) => one - other,
  );
  const slot = (plot.right - plot.left) / years.length;
  const acrossOf = (year: number) => plot.left + (years.indexOf(year) + 0.5) * slot;
  const figures = [...entries.map(({ top5_error }) => top5_error ?? 0), ...COURSE_LINE.map(({ error }) => error)];
  const most = Math.ceil((Math.max(...figures) + 1) / ERROR_STEP) * ERROR_STEP;
  const downOf = (error: number) => plot.bottom - (error / most) * (plot.bottom - plot.top);
  const circles = swarm(entries, {
    slot,
    placeOf: ({ year, top5_error }) => ({
      x: acrossOf(year),
      y: top5_error === null ? height - STRIP / 2 : downOf(top5_error),
    }),
  });
  const line = COURSE_LINE.map(({ year, error, ...rest }): Milestone => {
    const point = { x: acrossOf(year), y: downOf(error) };
    return { ...rest, error, ...point, nameRight: roomLeftOf(point, circles) };
  });
  return {
    bubbles: withNames(circles, [...line.map(milestoneBox), ...dashes(line)], plot.right),
    line,
    years: years.map((year, place) => ({
      year,
      x: acrossOf(year),
      afterBreak: place > 0 && year - (years[place - 1] as number) > 1,
    })),
    errors: Array.from({ length: most / ERROR_STEP + 1 }, (_, step) => step * ERROR_STEP).map((error) => ({
      error,
      y: downOf(error),
    })),
    strip: unknown ? plot.bottom + AXIS : null,
    plot,
  };
}

/** Its area is proportional to the parameters, down to a circle that can still be pressed. */
export function radiusOf(parameters: number): number {
  return Math.max(SMALLEST, LARGEST * Math.sqrt(Math.min(parameters, MOST_PARAMETERS) / MOST_PARAMETERS));
}

type Circle = Omit<Bubble, "name">;

interface Placing {
  /** width of a year */
  slot: number;
  placeOf: (entry: ArchitectureEntry) => { x: number; y: number };
}

/** Circles keep their error's height and move aside within their year until they lie on no other, the large ones first:
 * small ones are drawn, and pressed, on top. Where a year is too full they overlap. */
function swarm(entries: readonly ArchitectureEntry[], { slot, placeOf }: Placing): Circle[] {
  const placed: Circle[] = [];
  for (const entry of [...entries].sort((one, other) => other.parameters - one.parameters)) {
    const radius = radiusOf(entry.parameters);
    const { x, y } = placeOf(entry);
    const room = Math.max(0, slot / 2 - radius);
    const free = asides(room).find((aside) => placed.every((other) => isApart({ x: x + aside, y, radius }, other)));
    placed.push({ entry, x: x + (free ?? 0), y, radius });
  }
  return placed;
}

/** 0, then ever farther to the right and to the left. */
function asides(room: number): number[] {
  const steps = Math.floor(room / APART);
  return Array.from({ length: 2 * steps + 1 }, (_, step) => Math.ceil(step / 2) * APART * (step % 2 === 1 ? 1 : -1));
}

function isApart(one: Omit<Circle, "entry">, other: Omit<Circle, "entry">): boolean {
  return Math.hypot(one.x - other.x, one.y - other.y) >= one.radius + other.radius + APART;
}

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** About the width of a letter in the font of names, and their height. */
const LETTER = 6.6;
const LINE = 15;
/** Between a circle, or a milestone's point, and its name. */
export const BESIDE = 5;
export const LIFT = 10;

/** Names the circles whose names lie on nothing else, the large ones first. */
function withNames(circles: readonly Circle[], taken: readonly Box[], right: number): Bubble[] {
  const boxes = [...taken];
  return circles.map((circle) => {
    const { x, y, radius, entry } = circle;
    const width = entry.title.length * LETTER;
    const place = (left: number): Box => ({ left, top: y - LINE / 2, right: left + width, bottom: y + LINE / 2 });
    const isFree = (box: Box) =>
      box.left >= LEFT &&
      box.right <= right &&
      boxes.every((other) => !overlap(box, other)) &&
      circles.every((other) => other === circle || !overlap(box, boxOf(other)));
    const after = place(x + radius + BESIDE);
    const before = place(x - radius - BESIDE - width);
    const name = isFree(after) ? "after" : isFree(before) ? "before" : null;
    if (name !== null) boxes.push(name === "after" ? after : before);
    return { ...circle, name };
  });
}

function boxOf({ x, y, radius }: Circle): Box {
  return { left: x - radius, top: y - radius, right: x + radius, bottom: y + radius };
}

function milestoneBox({ x, y, nameRight }: Milestone): Box {
  return { left: nameRight - MILESTONE_WIDTH, top: y, right: x, bottom: y + LIFT + LINE };
}

/** How far to the right a milestone's name reaches without lying on a circle. */
function roomLeftOf({ x, y }: Pick<Milestone, "x" | "y">, circles: readonly Circle[]): number {
  const right = x - LIFT;
  const name: Box = { left: right - MILESTONE_WIDTH, top: y, right, bottom: y + LIFT + LINE };
  const beside = circles.filter((circle) => overlap(boxOf(circle), name)).map((circle) => boxOf(circle).left - BESIDE);
  return Math.min(right, ...beside);
}

/** The course's line in small boxes, for names to keep off. */
function dashes(line: readonly Milestone[]): Box[] {
  return line.slice(1).flatMap((to, place) => {
    const from = line[place] as Milestone;
    const steps = Math.max(1, Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / DASH));
    return Array.from({ length: steps }, (_, step) => {
      const at = (share: number) => ({ x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share });
      const [one, other] = [at(step / steps), at((step + 1) / steps)];
      return { left: Math.min(one.x, other.x), top: one.y, right: Math.max(one.x, other.x), bottom: other.y };
    });
  });
}

/** Pixels of the line in a box: short, so that a slanting line takes little room. */
const DASH = 8;

/** About the width of "ResNet: 152 layers, 3 %" in either language. */
const MILESTONE_WIDTH = 165;

function overlap(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

/** The step from one circle to the next with the arrow keys: the nearest in that direction. */
export function neighbour(bubbles: readonly Bubble[], from: string | null, key: string): string | null {
  const start = bubbles.find(({ entry }) => entry.name === from);
  if (!start) return bubbles[0]?.entry.name ?? null;
  const direction = DIRECTIONS[key];
  if (!direction) return null;
  let best: { name: string; distance: number } | null = null;
  for (const { entry, x, y } of bubbles) {
    const along = (x - start.x) * direction[0] + (y - start.y) * direction[1];
    if (along <= 0) continue;
    const across = Math.abs((x - start.x) * direction[1]) + Math.abs((y - start.y) * direction[0]);
    const distance = along + 2 * across;
    if (best === null || distance < best.distance) best = { name: entry.name, distance };
  }
  return best?.name ?? null;
}

const DIRECTIONS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
