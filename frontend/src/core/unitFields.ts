/** The field of one unit: which places of every earlier layer it sees, and which of every later one it can change.
 *
 * The same reckoning as models/analysis/unit_fields.py, which says how and why; both are held together by one table of
 * networks. Where a server answers, a pointer would have to wait. */

import type { AxisWindow } from "../wire/messages.gen";
import type { Analysis, Graph, NodeId } from "../wire/types";
import { boundsAt, contains, type Places, placesOf, reached, type Span, seen, within } from "./places";

/** A product of places: rows and columns of maps, or features. */
export type Box = readonly Places[];

/** A part of one node's places. */
export interface Field {
  /** Their union is what is seen, or changed; none lies in another. */
  readonly boxes: readonly Box[];
  /** Along each axis the bounds if maps had no borders: places outside of the map are padding. */
  readonly reach: readonly Span[];
}

/** Fields by node. */
export type Fields = ReadonlyMap<NodeId, Field>;

type Link = readonly AxisWindow[] | "whole" | "order" | null;

interface Joint {
  readonly source: NodeId;
  readonly link: Link;
}

/** What of a network is needed, in the order of computation. */
export interface Wiring {
  readonly shapes: ReadonlyMap<NodeId, readonly number[]>;
  /** Each node with the ways into it. */
  readonly joints: readonly { readonly node: NodeId; readonly entering: readonly Joint[] }[];
}

/** Products kept for one node; parallel branches with offsets of their own would multiply from block to block. */
export const MOST_BOXES = 16;
/** Runs of features that a region of maps is laid out in, before their hull is taken. */
const MOST_RUNS = 4096;

/** The wiring of the nodes that the analysis gives a shape. */
export function wiringOf(edges: Graph["edges"], nodes: Pick<Analysis, "nodes">["nodes"]): Wiring {
  const into = new Map<NodeId, { source: NodeId; port: number }[]>();
  for (const { source, target, port } of Object.values(edges)) {
    const number = Number(/\d+$/.exec(port)?.[0] ?? 0);
    const known = into.get(target) ?? [];
    into.set(target, known);
    if (!known.some((other) => other.port === number)) known.push({ source, port: number });
  }
  const shapes = new Map<NodeId, readonly number[]>();
  const joints: Wiring["joints"][number][] = [];
  const visit = (id: NodeId) => {
    const node = nodes[id];
    if (!node?.shape || shapes.has(id)) return; // a node in a loop has no shape
    const sources = (into.get(id) ?? []).sort((one, other) => one.port - other.port);
    for (const { source } of sources) visit(source);
    shapes.set(id, node.shape);
    const entering = sources.map(({ source }, index) => ({ source, link: node.links[index] ?? null }));
    joints.push({ node: id, entering });
  };
  for (const id of Object.keys(nodes)) visit(id);
  return { shapes, joints };
}

/** What the unit at `place` (row and column, or feature) sees, by node, its own place included; empty where there is no
 * such unit. Nodes that it does not depend on are left out; one of which it sees padding alone has no boxes. */
export function receptiveFields({ shapes, joints }: Wiring, node: NodeId, place: readonly number[]): Fields {
  const fields = start(shapes, node, place);
  for (const { node: target, entering } of [...joints].reverse()) {
    const field = fields.get(target);
    if (!field) continue;
    for (const { source, link } of entering) {
      put(fields, source, back(link, field, shapeOf(shapes, source), shapeOf(shapes, target)));
    }
  }
  return fields;
}

/** What the unit at `place` of `node` can change, by node, its own place included. */
export function projectiveFields({ shapes, joints }: Wiring, node: NodeId, place: readonly number[]): Fields {
  const fields = start(shapes, node, place);
  for (const { node: target, entering } of joints) {
    if (target === node) continue;
    for (const { source, link } of entering) {
      const field = fields.get(source);
      if (field) put(fields, target, ahead(link, field, shapeOf(shapes, source), shapeOf(shapes, target)));
    }
  }
  return fields;
}

/** The lengths of the axes that have places: height and width of maps, the number of features. */
export function axesOf(shape: readonly number[]): readonly number[] {
  return shape.length === 3 ? shape.slice(1) : shape;
}

/** Whether every place is in the field. */
export function coversAll({ boxes }: Field, shape: readonly number[]): boolean {
  const axes = axesOf(shape);
  return boxes.some((box) => box.every((places, axis) => contains(places, [[0, (axes[axis] ?? 1) - 1]])));
}

function shapeOf(shapes: Wiring["shapes"], node: NodeId): readonly number[] {
  return shapes.get(node) ?? [];
}

function put(fields: Map<NodeId, Field>, node: NodeId, found: Field): void {
  const known = fields.get(node);
  fields.set(node, known ? united(known, found) : found);
}

function start(shapes: Wiring["shapes"], node: NodeId, place: readonly number[]): Map<NodeId, Field> {
  const axes = axesOf(shapeOf(shapes, node));
  const isThere = place.length === axes.length && place.every((at, axis) => at >= 0 && at < (axes[axis] ?? 0));
  if (!isThere || axes.length === 0) return new Map();
  const own = place.map((at): Span => [at, at]);
  return new Map([[node, { boxes: [own.map((span) => [span])], reach: own }]]);
}

/** What `field` of a node of shape `output` sees of an input of `shape`. */
function back(link: Link, field: Field, shape: readonly number[], output: readonly number[]): Field {
  const axes = axesOf(shape);
  if (link === null) return field;
  if (link === "whole") return everything(axes);
  if (link === "order")
    return bounded(
      field.boxes.flatMap((box) => laidOut(box, output, shape)),
      axes,
    );
  const boxes = field.boxes.map((box) =>
    link.map((window, axis) => within(seen(window, box[axis] ?? []), axes[axis] ?? 0)),
  );
  const reach = link.map((window, axis): Span => {
    const [first, last] = field.reach[axis] ?? [0, -1];
    return [boundsAt(window, first)[0], boundsAt(window, last)[1]];
  });
  return { boxes: simplified(boxes), reach };
}

/** What `field` of an input of `shape` changes in a node of shape `output`. */
function ahead(link: Link, field: Field, shape: readonly number[], output: readonly number[]): Field {
  const axes = axesOf(output);
  if (link === null || field.boxes.length === 0) return field;
  if (link === "whole") return everything(axes);
  if (link === "order")
    return bounded(
      field.boxes.flatMap((box) => laidOut(box, shape, output)),
      axes,
    );
  const boxes = field.boxes.map((box) => link.map((window, axis) => reached(window, box[axis] ?? [], axes[axis] ?? 0)));
  return bounded(boxes, axes);
}

function everything(axes: readonly number[]): Field {
  const whole = axes.map((size): Span => [0, size - 1]);
  return { boxes: [whole.map((span) => [span])], reach: whole };
}

/** A field that reaches nowhere beyond `boxes`. */
function bounded(boxes: readonly Box[], axes: readonly number[]): Field {
  const kept = simplified(boxes);
  const reach =
    kept.length === 0
      ? axes.map((): Span => [0, -1])
      : hull(kept).map((places): Span => [places[0]?.[0] ?? 0, places.at(-1)?.[1] ?? -1]);
  return { boxes: kept, reach };
}

function united(one: Field, other: Field): Field {
  const reach = one.reach.map(([first, last], axis): Span => {
    const [otherFirst, otherLast] = other.reach[axis] ?? [first, last];
    return [Math.min(first, otherFirst), Math.max(last, otherLast)];
  });
  return { boxes: simplified([...one.boxes, ...other.boxes]), reach };
}

/** Without those that are empty or lie in another. */
function simplified(boxes: readonly Box[]): readonly Box[] {
  let kept: Box[] = [];
  for (const box of boxes) {
    if (box.some((places) => places.length === 0) || kept.some((other) => holds(other, box))) continue;
    kept = kept.filter((other) => !holds(box, other));
    kept.push(box);
  }
  return kept.length <= MOST_BOXES ? kept : [hull(kept)];
}

function holds(one: Box, other: Box): boolean {
  return one.every((places, axis) => contains(places, other[axis] ?? []));
}

/** The smallest product that holds all boxes. */
function hull(boxes: readonly Box[]): Box {
  return (boxes[0] ?? []).map((_, axis) => placesOf(boxes.flatMap((box) => box[axis] ?? [])));
}

/** The places of `box` in `shape` after its numbers were laid out as `other`. */
function laidOut(box: Box, shape: readonly number[], other: readonly number[]): Box[] {
  const runs = runsOf(box, shape);
  const [, height, width] = other;
  if (height === undefined || width === undefined) return [[runs]];
  return runs.map((run) => placesOfRun(run, height, width));
}

/** The numbers of maps in order, channel by channel and row by row, that lie in `box`. */
function runsOf(box: Box, shape: readonly number[]): Places {
  const [channels = 1, height, width] = shape;
  const [rows = [], columns = []] = box;
  if (height === undefined || width === undefined) return rows;
  if (contains(rows, [[0, height - 1]]) && contains(columns, [[0, width - 1]])) {
    return [[0, channels * height * width - 1]];
  }
  const lines = rows.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, index) => first + index));
  if (channels * lines.length * columns.length > MOST_RUNS) {
    const start = (rows[0]?.[0] ?? 0) * width + (columns[0]?.[0] ?? 0);
    const end = (rows.at(-1)?.[1] ?? 0) * width + (columns.at(-1)?.[1] ?? 0);
    return [[start, (channels - 1) * height * width + end]];
  }
  const runs: Span[] = [];
  for (let channel = 0; channel < channels; channel++) {
    for (const row of lines) {
      const begin = (channel * height + row) * width;
      for (const [first, last] of columns) runs.push([begin + first, begin + last]);
    }
  }
  return placesOf(runs);
}

/** The places of maps in which numbers without a gap lie. */
function placesOfRun([from, to]: Span, height: number, width: number): Box {
  const size = height * width;
  if (Math.floor(from / size) !== Math.floor(to / size)) return [[[0, height - 1]], [[0, width - 1]]];
  const [top, bottom] = [from, to].map((number) => Math.floor((number % size) / width)) as [number, number];
  return [[[top, bottom]], top === bottom ? [[from % width, to % width]] : [[0, width - 1]]];
}
