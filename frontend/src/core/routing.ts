/** Ways for wires around cards: straight where nothing stands between, else through the free lanes above lines of cards
 * and between them. Pure geometry on the picture as it is at rest; ends follow their cards while these are dragged. */

import { HANDLE_TOP } from "./card";
import type { CardId, Wire } from "./folding";
import type { Point } from "./graph";
import type { Box } from "./room";
import { skipsOf } from "./skips";

/** Canvas units from a card to the lane beside it, and between two lanes. */
const BESIDE = 15;
const LANE = 7;
/** Lanes that find room between two lines of cards; further ones share. */
const MOST_LANES = 4;
/** Wires end a little apart when a layer has several inputs. */
const TOLERANCE = 12;

export interface Route {
  /** Whether data also goes a longer way between the same cards: a shortcut, drawn as one. */
  isSkip: boolean;
  /** From the source's right: across to `x`, then up or down to `y`, by turns; then to the target's left. Empty for a
   * way that nothing blocks. */
  turns: Turn[];
}

/** A place to turn at: `x` counted from the source's right (+) or the target's left (−) where it has an `end`, so that
 * it follows a dragged card. */
export type Turn = { axis: "x"; end: "source" | "target" | null; at: number } | { axis: "y"; at: number };

export function routesOf(
  wires: readonly Wire[],
  boxes: ReadonlyMap<CardId, Box>,
  projects: (card: CardId) => boolean,
): Map<string, Route> {
  const skips = skipsOf(wires, projects);
  const all = [...boxes.values()];
  const routes = new Map<string, Route>();
  const lanes: Lane[] = [];
  for (const { id, source, target } of wires) {
    const [from, to] = [boxes.get(source), boxes.get(target)];
    if (!from || !to) continue;
    const route: Route = { isSkip: skips.has(id), turns: turnsFor(from, to, all) };
    routes.set(id, route);
    for (const turn of route.turns)
      if (turn.axis === "y") lanes.push({ turn, ...reach(from, to), isSkip: route.isSkip });
  }
  spread(lanes);
  return routes;
}

const right = ({ x, width }: Box) => x + width;
const bottom = ({ y, height }: Box) => y + height;

const AFTER_SOURCE: Turn = { axis: "x", end: "source", at: BESIDE };
const BEFORE_TARGET: Turn = { axis: "x", end: "target", at: -BESIDE };

function turnsFor(from: Box, to: Box, all: readonly Box[]): Turn[] {
  const isOther = (box: Box) => box !== from && box !== to;
  const [fromY, toY] = [from.y + HANDLE_TOP, to.y + HANDLE_TOP];
  const isFree = (left: number, top: number, rightEnd: number, low: number) =>
    !all.some((box) => box.x < rightEnd && right(box) > left && box.y < low && bottom(box) > top && isOther(box));
  const [start, end] = [right(from), to.x];
  const [top, low] = [Math.min(fromY, toY) - TOLERANCE, Math.max(fromY, toY) + TOLERANCE];
  if (end - start > BESIDE) {
    if (isFree(start, top, end, low)) return [];
    const turnsEarly =
      isFree(start, top, start + 2 * BESIDE, low) && isFree(start, toY - TOLERANCE, end, toY + TOLERANCE);
    if (turnsEarly) return [AFTER_SOURCE, { axis: "y", at: toY }];
    const turnsLate =
      isFree(end - 2 * BESIDE, top, end, low) && isFree(start, fromY - TOLERANCE, end, fromY + TOLERANCE);
    if (turnsLate) return [BEFORE_TARGET];
    const between = all.filter(
      (box) =>
        isOther(box) &&
        box.x < end &&
        right(box) > start &&
        box.y < Math.max(bottom(from), bottom(to)) &&
        bottom(box) > Math.min(from.y, to.y),
    );
    return over(Math.min(from.y, to.y, ...between.map((box) => box.y)) - BESIDE);
  }
  if (to.y < bottom(from)) return over(Math.min(from.y, to.y) - BESIDE);
  const between = all.filter((box) => box.y > bottom(from) && bottom(box) < to.y);
  if (between.length === 0) return over(to.y - BESIDE);
  // Lines of cards lie between: past their beginning, on the left.
  const side = Math.min(to.x, ...between.map((box) => box.x)) - 2 * BESIDE;
  const firstLine = Math.min(...between.map((box) => box.y)) - BESIDE;
  return [
    AFTER_SOURCE,
    { axis: "y", at: firstLine },
    { axis: "x", end: null, at: side },
    { axis: "y", at: to.y - BESIDE },
    BEFORE_TARGET,
  ];
}

function over(y: number): Turn[] {
  return [AFTER_SOURCE, { axis: "y", at: y }, BEFORE_TARGET];
}

interface Lane {
  turn: Turn;
  left: number;
  right: number;
  isSkip: boolean;
}

function reach(from: Box, to: Box): { left: number; right: number } {
  return { left: Math.min(right(from), to.x), right: Math.max(right(from), to.x) };
}

/** Lanes at one height that overlap are moved apart upwards: the shortest stays next to the cards, shortcuts above. */
function spread(lanes: readonly Lane[]): void {
  const heights = new Map<number, Lane[]>();
  for (const lane of lanes) {
    const key = Math.round(lane.turn.at);
    heights.set(key, [...(heights.get(key) ?? []), lane]);
  }
  for (const beside of heights.values()) {
    const taken: Lane[][] = [];
    const order = [...beside].sort((one, other) => rank(one) - rank(other));
    for (const lane of order) {
      const free = taken.findIndex((level) =>
        level.every((other) => other.right <= lane.left || lane.right <= other.left),
      );
      const level = free >= 0 ? free : Math.min(taken.length, MOST_LANES - 1);
      if (taken[level]) taken[level].push(lane);
      else taken.push([lane]);
      lane.turn.at -= level * LANE;
    }
  }
}

const FAR_AWAY = 1e9;

function rank({ left, right: end, isSkip }: Lane): number {
  return end - left + (isSkip ? FAR_AWAY : 0);
}

/** Corners of a wire between the two ends, for the handles' places of the moment. */
export function corners(turns: readonly Turn[], [sourceX, sourceY]: Point, [targetX, targetY]: Point): Point[] {
  const points: Point[] = [[sourceX, sourceY]];
  let [x, y] = [sourceX, sourceY];
  for (const turn of turns) {
    if (turn.axis === "x") x = turn.at + (turn.end === "source" ? sourceX : turn.end === "target" ? targetX : 0);
    else y = turn.at;
    points.push([x, y]);
  }
  if (y !== targetY) points.push([x, targetY]);
  points.push([targetX, targetY]);
  return points;
}

/** An SVG path through points with rounded corners. */
export function roundedPath(points: readonly Point[], radius: number): string {
  const [first, ...rest] = points;
  if (!first) return "";
  let path = `M${first[0]},${first[1]}`;
  for (const [index, [x, y]] of rest.entries()) {
    const next = rest[index + 1];
    if (!next) return `${path}L${x},${y}`;
    const [fromX, fromY] = points[index] as Point;
    const [before, after] = [Math.hypot(x - fromX, y - fromY), Math.hypot(next[0] - x, next[1] - y)];
    const cut = Math.min(radius, before / 2, after / 2);
    if (cut < 0.5) {
      path += `L${x},${y}`;
      continue;
    }
    const into = [x - ((x - fromX) / before) * cut, y - ((y - fromY) / before) * cut];
    const out = [x + ((next[0] - x) / after) * cut, y + ((next[1] - y) / after) * cut];
    path += `L${into[0]},${into[1]}Q${x},${y} ${out[0]},${out[1]}`;
  }
  return path;
}
