/** A unit: one value of a layer's output, named by its place; and how an address of the page names it. */

import type { FrameItem } from "../wire/frames";
import { isOfWeights, type NodeId } from "../wire/types";
import { featuresPerCell } from "./mapPoint";

/** Counted from 0. `y` and `x` are null for a feature of a vector, and where a whole channel is meant. */
export interface Unit {
  readonly node: NodeId;
  readonly channel: number;
  readonly y: number | null;
  readonly x: number | null;
}

/** What a link into a network says: a unit, the layer that is opened (of the unit, or another), and its face. */
export interface Place {
  readonly unit: Unit | null;
  readonly layer: NodeId | null;
  readonly face: string | null;
}

export const NOWHERE: Place = { unit: null, layer: null, face: null };

export function sameUnit(one: Unit | null, other: Unit | null): boolean {
  if (one === null || other === null) return one === other;
  return one.node === other.node && one.channel === other.channel && one.y === other.y && one.x === other.x;
}

/** `conv1:3:4:5`: node, channel, row, column; `fc1:7` a feature, or a whole channel. */
export function unitText({ node, channel, y, x }: Unit): string {
  return y === null || x === null ? `${node}:${channel}` : `${node}:${channel}:${y}:${x}`;
}

/** The unit that a text names; null where it names none. */
export function readUnit(text: string): Unit | null {
  const found = /^([A-Za-z_][\w.]*):(\d{1,9})(?::(\d{1,9}):(\d{1,9}))?$/.exec(text);
  if (found === null) return null;
  const [, node = "", channel, y, x] = found;
  return {
    node,
    channel: Number(channel),
    y: y === undefined ? null : Number(y),
    x: x === undefined ? null : Number(x),
  };
}

/** What a page's address says, `?unit=conv1:3:4:5&face=pixel`. With a face, and no layer of its own, the unit's is opened. */
export function readPlace(search: string): Place {
  const said = new URLSearchParams(search);
  const unit = readUnit(said.get("unit") ?? "");
  const face = said.get("face");
  return { unit, layer: said.get("layer") ?? (face === null ? null : (unit?.node ?? null)), face };
}

/** The same as the search of an address; other things that stand in `search` stay. */
export function writePlace(search: string, { unit, layer, face }: Place): string {
  const said = new URLSearchParams(search);
  const own = {
    unit: unit && unitText(unit),
    layer: layer === unit?.node ? null : layer,
    face: layer === null ? null : face,
  };
  for (const name of Object.keys(own)) said.delete(name);
  for (const [name, value] of Object.entries(own)) if (value !== null) said.append(name, value);
  // Colons are allowed in a search (RFC 3986, section 3.4), and a link that can be read is understood.
  const text = said.toString().replaceAll("%3A", ":");
  return text === "" ? "" : `?${text}`;
}

/**
 * The unit that a value of a picture of `node` is; null for values that are no outputs, such as weights. A vector comes as
 * one row, or laid out as a mosaic of tiles of one value; its number of `features` (null for maps) tells it from maps of
 * one pixel. A cell of a long one stands for several features, and the unit is the first of them.
 */
export function unitAt(
  item: Pick<FrameItem, "node" | "kind" | "channels" | "tiles" | "width">,
  features: number | null,
  { tile, row, column }: { readonly tile: number; readonly row: number; readonly column: number },
): Unit | null {
  const { node, kind, channels, tiles, width } = item;
  if (isOfWeights(kind) || kind === "prediction") return null;
  if (features !== null) {
    const [cell, cells] = tiles === 1 ? [column, width] : [tile, tiles];
    return { node, channel: Math.floor(cell * featuresPerCell(features, cells)), y: null, x: null };
  }
  return { node, channel: channels[tile] ?? tile, y: row, x: column };
}

/** Whether a layer of `shape` has the unit; a whole channel is one of it, too. */
export function hasUnit(shape: readonly number[], { channel, y, x }: Unit): boolean {
  const [channels = 1, height = 0, width = 0] = shape;
  return channel < channels && (y === null || y < height) && (x === null || x < width);
}

/** A unit of a layer of `shape` to begin with: the chosen one where it is one of it, else the middle of the same map. */
export function unitIn(node: NodeId, shape: readonly number[], chosen: Unit | null): Unit {
  const [channels = 1, height, width] = shape;
  const channel = Math.min(chosen?.channel ?? 0, channels - 1);
  if (height === undefined || width === undefined) return { node, channel, y: null, x: null };
  const isOwn = chosen?.node === node && chosen.y !== null && chosen.x !== null;
  if (isOwn && (chosen.y ?? 0) < height && (chosen.x ?? 0) < width) return { ...chosen, channel };
  return { node, channel, y: Math.floor(height / 2), x: Math.floor(width / 2) };
}
