/** Room on the canvas: no card is ever put on another one. */

import type { Graph, NodeId } from "../wire/types";
import type { Extent, Point } from "./graph";

export interface Room {
  /** least distance between two cards, canvas units */
  gap: number;
  extent: (id: NodeId) => Extent;
}

interface Box extends Extent {
  x: number;
  y: number;
}

/** Moves to the right what follows a new node in its row, and whatever that would then cover, all by the same step:
 * what was arranged stays arranged. `kept` stays where it is: the node that the new one comes after. */
export function makeRoom(draft: Graph, fresh: NodeId, kept: NodeId, room: Room): void {
  const boxOf = (id: NodeId): Box => {
    const [x, y] = draft.nodes[id]?.position ?? [0, 0];
    return { x, y, ...room.extent(id) };
  };
  const others = new Map(
    Object.keys(draft.nodes)
      .filter((id) => id !== fresh && id !== kept)
      .map((id) => [id, boxOf(id)]),
  );
  const own = { ...boxOf(fresh), height: Math.max(room.extent(fresh).height, room.extent(kept).height) };
  const row = { ...own, width: Number.POSITIVE_INFINITY };
  const moved = [...others].filter(([, box]) => (box.x >= own.x && covers(row, box, 0)) || covers(own, box, 0));
  const step = own.x + own.width + room.gap - Math.min(...moved.map(([, box]) => box.x));
  if (step <= 0) return;
  const waiting = new Map([...others].filter(([id]) => !moved.some(([one]) => one === id)));
  for (const [id, box] of moved) {
    const { x, y } = box;
    const place = { ...box, x: x + step };
    (draft.nodes[id] as Graph["nodes"][NodeId]).position = [Math.round(place.x), y];
    for (const entry of waiting) {
      if (!covers(place, entry[1], 0)) continue;
      waiting.delete(entry[0]);
      moved.push(entry);
    }
  }
}

/** The free place nearest to a wanted upper left corner. */
export function freePlace(graph: Graph, size: Extent, [x, y]: Point, room: Room): Point {
  const taken = Object.entries(graph.nodes).map(([id, { position }]): Box => {
    return { x: position[0], y: position[1], ...room.extent(id) };
  });
  const isFree = (box: Box) => taken.every((other) => !covers(box, other, room.gap / 2));
  for (let ring = 0; ; ring++) {
    const found = ringOf(ring).find(([right, down]) =>
      isFree({ x: x + right * room.gap, y: y + down * room.gap, ...size }),
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
