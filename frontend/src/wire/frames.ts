/** Decodes a frame: `u32 LE header length | JSON header padded to 8 bytes | payload`. */

import type { FrameHeader, FrameItemHeader, ItemKind } from "./types";

/** One node's picture: `data` holds tiles × height × width values; `lo`, `hi` are per tile, NaN where nothing is finite.
 * Where it `isColour`, three tiles are the red, green and blue of one picture. */
export interface FrameItem {
  node: string;
  kind: ItemKind;
  isColour: boolean;
  channels: number[];
  tiles: number;
  /** how many tiles the node has, of which these are the first */
  total: number;
  height: number;
  width: number;
  lo: Float32Array;
  hi: Float32Array;
  data: Uint8Array | Float32Array;
  /** what else its kind says */
  told?: NonNullable<FrameItemHeader["told"]>;
}

export interface Frame {
  header: FrameHeader;
  items: FrameItem[];
}

const decoder = new TextDecoder();

/** Reads a binary message. The views share its buffer. Throws RangeError for a truncated frame. */
export function decodeFrame(buffer: ArrayBuffer): Frame {
  const headerLength = new DataView(buffer).getUint32(0, true);
  const header = JSON.parse(decoder.decode(new Uint8Array(buffer, 4, headerLength))) as FrameHeader;
  const start = 4 + headerLength;
  return { header, items: header.items.map((item) => decodeItem(buffer, start, item)) };
}

function decodeItem(buffer: ArrayBuffer, start: number, item: FrameItemHeader): FrameItem {
  const { node, kind, colour, channels, tiles, total, height, width } = item;
  const isColour = colour === "rgb";
  const data =
    item.dtype === "float32"
      ? floats(buffer, start + item.offset, item.length / 4)
      : new Uint8Array(buffer, start + item.offset, item.length);
  const [lo, hi] = [limits(item.lo), limits(item.hi)];
  const told = item.told ? { told: item.told } : null;
  return { node, kind, isColour, channels, tiles, total: total ?? tiles, height, width, lo, hi, data, ...told };
}

/** A Float32Array view, or a copy where the offset is not a multiple of 4 (a view would throw). */
function floats(buffer: ArrayBuffer, offset: number, count: number): Float32Array {
  if (offset % 4 === 0) return new Float32Array(buffer, offset, count);
  return new Float32Array(buffer.slice(offset, offset + count * 4));
}

function limits(values: FrameItemHeader["lo"]): Float32Array {
  return Float32Array.from(values, (value) => value ?? Number.NaN);
}
