/** Room on the canvas: no card is ever put on another one. */

import type { Graph, NodeId } from "../wire/types";
import type { Extent, Point } from "./graph";
import { commonGroup, frameAround, groupChain } from "./groups";

export interface Room {
  /** least distance between two cards, canvas units */
  gap: number;
  extent: (id: NodeId) => Extent;
}

export interface Box extends Extent {
  x: number;
  y: number;
}

/** The smallest box around boxes; undefined around none. */
export function boxAround(boxes: Iterable<Box>): Box | undefined {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y, width, height } of boxes) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x + width);
    bottom = Math.max(bottom, y + height);
  }
  return left <= right ? { x: left, y: top, width: right - left, height: bottom - top } : undefined;
}

/** The card of a node where it stands. */
export function cardBox(graph: Graph, id: NodeId, { extent }: Room): Box {
  const [x, y] = graph.nodes[id]?.position ?? [0, 0];
  return { x, y, ...extent(id) };
}

/** What moves as one: a card beside the new ones, or a whole group that they are not in. */
interface Unit {
  box: Box;
  nodes: NodeId[];
}

/** Moves to the right what follows new nodes in their row, and whatever that would then cover, all by the same step:
 * what was arranged stays arranged, and no group is torn. `kept` stays where it is: what the new ones come after. */
export function makeRoom(draft: Graph, fresh: readonly NodeId[], kept: NodeId, room: Room): void {
  const made = boxAround(fresh.map((id) => cardBox(draft, id, room)));
  if (!made) return;
  const own = { ...made, height: Math.max(made.height, room.extent(kept).height) };
  const row = { ...own, width: Number.POSITIVE_INFINITY };
  const units = unitsBeside(draft, [...fresh, kept], room);
  const moved = units.filter(({ box }) => (box.x >= own.x && covers(row, box, 0)) || covers(own, box, 0));
  const step = own.x + own.width + room.gap - Math.min(...moved.map(({ box }) => box.x));
  if (step > 0) push(draft, units, moved, [step, 0]);
}

/** Moves out of the way what a group would cover where it has been put, to the right or down, whichever is less.
 * Returns whether anything was covered. */
export function clearRoom(draft: Graph, group: readonly NodeId[], room: Room): boolean {
  const around = boxAround(group.map((id) => cardBox(draft, id, room)));
  if (!around) return false;
  const own = frameAround(around);
  const units = unitsBeside(draft, group, room);
  const covered = units.filter(({ box }) => covers(own, box, 0));
  if (covered.length === 0) return false;
  const right = own.x + own.width + room.gap - Math.min(...covered.map(({ box }) => box.x));
  const down = own.y + own.height + room.gap - Math.min(...covered.map(({ box }) => box.y));
  push(draft, units, covered, right < down ? [right, 0] : [0, down]);
  return true;
}

/** Moves `first`, and whatever that would then cover of the others, all by the same step. */
function push(draft: Graph, units: readonly Unit[], first: readonly Unit[], [right, down]: Point): void {
  const moved = [...first];
  const waiting = new Set(units.filter((unit) => !first.includes(unit)));
  for (const { box, nodes } of moved) {
    const place = { ...box, x: box.x + right, y: box.y + down };
    for (const id of nodes) shift(draft, id, right, down);
    for (const unit of waiting) {
      if (!covers(place, unit.box, 0)) continue;
      waiting.delete(unit);
      moved.push(unit);
    }
  }
}

function unitsBeside(graph: Graph, still: readonly NodeId[], room: Room): Unit[] {
  const standing = new Set(still);
  const home = new Set(groupChain(graph, commonGroup(graph, still)));
  const units = new Map<string, NodeId[]>();
  for (const [id, node] of Object.entries(graph.nodes)) {
    if (standing.has(id)) continue;
    const group = groupChain(graph, node.group).findLast((one) => !home.has(one));
    const key = group === undefined ? `node ${id}` : `group ${group}`;
    const members = units.get(key);
    if (members) members.push(id);
    else units.set(key, [id]);
  }
  return [...units].map(([key, nodes]) => {
    const box = boxAround(nodes.map((id) => cardBox(graph, id, room))) as Box;
    return { nodes, box: key.startsWith("group") ? frameAround(box) : box };
  });
}

function shift(draft: Graph, id: NodeId, right: number, down: number): void {
  const node = draft.nodes[id];
  if (node) node.position = [Math.round(node.position[0] + right), Math.round(node.position[1] + down)];
}

/** The free place nearest to a wanted upper left corner. Cards of `ignored` may be covered: they are still moving. */
export function freePlace(
  graph: Graph,
  { width, height }: Extent,
  [x, y]: Point,
  room: Room,
  ignored: ReadonlySet<NodeId> = new Set(),
): Point {
  const taken = Object.keys(graph.nodes)
    .filter((id) => !ignored.has(id))
    .map((id) => cardBox(graph, id, room));
  const isFree = (box: Box) => taken.every((other) => !covers(box, other, room.gap / 2));
  for (let ring = 0; ; ring++) {
    const found = ringOf(ring).find(([right, down]) =>
      isFree({ x: x + right * room.gap, y: y + down * room.gap, width, height }),
    );
    if (found) return [x + found[0] * room.gap, y + found[1] * room.gap];
  }
}

/** Steps to the places of a square ring around the wanted one, the nearest first. */
function ringOf(radius: number): Point[] {
  const places: Point[] = [];
  for (let right = -radius; right <= radius; right++) {
    for (let down = -radius; down <= radius; down++) {
      if (Math.max(Math.abs(right), Math.abs(down)) === radius) places.push([right, down]);
    }
  }
  return places.sort((a, b) => Math.hypot(...a) - Math.hypot(...b));
}

function covers(one: Box, other: Box, margin: number): boolean {
  return (
    one.x < other.x + other.width + margin &&
    other.x < one.x + one.width + margin &&
    one.y < other.y + other.height + margin &&
    other.y < one.y + one.height + margin
  );
}
