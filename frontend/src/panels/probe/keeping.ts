/** What the panel shows, as text that outlives a reload of the page: bounded, and read back with mistrust. */
import type { ProbeInput } from "../../wire/types";
import type { Point, Stroke } from "./strokes";

export interface Kept {
  readonly strokes: readonly Stroke[];
  /** null: what is drawn, or too large to keep */
  readonly input: ProbeInput | null;
}

/** Characters; a browser gives all projects of a tab about five million. */
const MOST = 200_000;

/** A point as three numbers, in tenths of a sheet unit. */
type Packed = [x: number, y: number, width: number];

const tenths = (value: number) => Math.round(value * 10);

/** null when there is nothing to keep, or too much. */
export function pack({ strokes, input }: Kept): string | null {
  if (strokes.length === 0 && input === null) return null;
  const packed = strokes.map(({ tool, colour, points }) => ({
    tool,
    colour,
    points: points.map(({ x, y, width }): Packed => [tenths(x), tenths(y), tenths(width)]),
  }));
  const text = JSON.stringify({ strokes: packed, input });
  if (text.length <= MOST) return text;
  return input === null ? null : pack({ strokes, input: null });
}

/** null when the text is not what `pack` wrote: of another version, or changed by hand. */
export function unpack(text: string | null): Kept | null {
  if (text === null) return null;
  try {
    const { strokes, input } = JSON.parse(text) as { strokes: readonly PackedStroke[]; input: ProbeInput | null };
    return { strokes: strokes.map(strokeOf), input };
  } catch {
    return null;
  }
}

interface PackedStroke {
  readonly tool: Stroke["tool"];
  readonly colour: string;
  readonly points: readonly Packed[];
}

function strokeOf({ tool, colour, points }: PackedStroke): Stroke {
  const point = ([x, y, width]: Packed): Point => ({ x: x / 10, y: y / 10, width: width / 10 });
  return { tool, colour, points: points.map(point) };
}
