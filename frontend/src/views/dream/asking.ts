/** What a dream is asked, and what it answers. */

import { colourTable, packRgb, type Theme } from "../../core/colours";
import { COLOUR_CHANNELS, valueAt } from "../../core/raster";
import type { StudyQuestion } from "../../state/study";
import { decodeFrame, type FrameItem } from "../../wire/frames";
import type { NodeId, ProbeInput } from "../../wire/types";

/** One unit, the mean of a channel's map, a feature of a vector; or the whole layer, beginning with the probe. */
export type Aim = "unit" | "channel" | "deep";

/** Of a layer with this output, the first is what says most: a single unit has strokes, its whole map repeats them. */
export function aimsFor(shape: readonly number[]): readonly Aim[] {
  const [, height = 1, width = 1] = shape;
  return height * width > 1 ? ["unit", "channel", "deep"] : ["channel", "deep"];
}

interface Wanted {
  readonly node: NodeId;
  readonly channel: number;
  readonly shape: readonly number[];
  readonly aim: Aim;
  readonly seed: number;
  /** For `deep`: the picture to begin with. */
  readonly input: ProbeInput | null;
}

/** The question to the study `dream`; null while there is no picture to begin with. */
export function questionFor({ node, channel, shape, aim, seed, input }: Wanted): StudyQuestion | null {
  const nodes = [{ id: node }];
  if (aim === "deep") return input && { nodes, input, params: { start: "input", seed } };
  const [, height = 1, width = 1] = shape;
  const place = aim === "unit" ? { place: [Math.floor(height / 2), Math.floor(width / 2)] } : null;
  return { nodes, params: { channel, seed, ...place } };
}

export interface Dream {
  readonly picture: FrameItem;
  /** The largest value of the channel for the picture; null for a whole layer. */
  readonly peak: number | null;
  readonly node: NodeId;
  /** What was made large: what comes before the activation. */
  readonly maximised: NodeId;
  readonly steps: number;
}

export async function readDream(response: Response): Promise<Dream> {
  const [picture] = decodeFrame(await response.arrayBuffer()).items;
  if (picture === undefined) throw new RangeError("the frame has no picture");
  const { peak, node, maximised, steps } = picture.told ?? {};
  return {
    picture,
    peak: typeof peak === "number" ? peak : null,
    node: String(node),
    maximised: String(maximised),
    steps: Number(steps),
  };
}

/** A picture of values from 0 to 255 as RGBA words; of one channel it is ink that follows the theme's paper. */
export function wordsOf(item: FrameItem, theme: Theme): Uint32Array<ArrayBuffer> {
  const { height, width } = item;
  const grey = colourTable("grey", theme);
  const isColour = item.tiles === COLOUR_CHANNELS;
  return Uint32Array.from({ length: height * width }, (_, place) => {
    const byte = (tile: number) =>
      Math.max(0, Math.min(255, Math.round(valueAt(item, tile, Math.floor(place / width), place % width))));
    return isColour ? packRgb(byte(0), byte(1), byte(2)) : (grey[byte(0)] ?? 0);
  });
}
