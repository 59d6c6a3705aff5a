/** What the study `embedding` answers, and the geometry of its points: no React. */

/** Columns with a value for each image. */
export interface EmbeddingAnswer {
  readonly step: number | null;
  readonly node: string;
  readonly method: Method;
  readonly shape: readonly number[];
  /** The size to which maps were averaged; null for a vector. */
  readonly pooled: readonly number[] | null;
  readonly dataset: string;
  readonly split: "train" | "val" | "test";
  readonly images: number;
  readonly total: number;
  readonly index: readonly number[];
  readonly label: readonly number[];
  readonly predicted: readonly number[] | null;
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** Shares of the variance along the first two components. */
  readonly explained: readonly [number, number];
  /** For PCA: any features are placed at `axes · (features − mean)`. */
  readonly mean?: readonly number[];
  readonly axes?: readonly [readonly number[], readonly number[]];
  /** For t-SNE: Kullback and Leibler's, between neighbours here and there. */
  readonly divergence?: number;
}

export type Method = "pca" | "tsne";

/** A rotation or reflection of the plane: `[[a, b], [c, d]]`. */
export type Turn = readonly [readonly [number, number], readonly [number, number]];

export interface Points {
  readonly x: Float32Array;
  readonly y: Float32Array;
}

const NO_TURN: Turn = [
  [1, 0],
  [0, 1],
];

export function pointsOf({ x, y }: Pick<EmbeddingAnswer, "x" | "y">): Points {
  return { x: Float32Array.from(x), y: Float32Array.from(y) };
}

/**
 * The turn that lays points nearest to the same images elsewhere: orthogonal Procrustes (Schönemann 1966), in the plane
 * in closed form. Distances stay as they are; only which way is up was arbitrary.
 */
export function turnTowards(points: Points, reference: Points): Turn {
  let [xx, xy, yx, yy] = [0, 0, 0, 0];
  for (let i = 0; i < points.x.length; i++) {
    const [x, y, u, v] = [at(points.x, i), at(points.y, i), at(reference.x, i), at(reference.y, i)];
    xx += u * x;
    xy += u * y;
    yx += v * x;
    yy += v * y;
  }
  const rotation = Math.hypot(xx + yy, yx - xy);
  const reflection = Math.hypot(xx - yy, xy + yx);
  if (rotation === 0 && reflection === 0) return NO_TURN;
  if (rotation >= reflection) {
    const [cos, sin] = [(xx + yy) / rotation, (yx - xy) / rotation];
    return [
      [cos, -sin],
      [sin, cos],
    ];
  }
  const [cos, sin] = [(xx - yy) / reflection, (xy + yx) / reflection];
  return [
    [cos, sin],
    [sin, -cos],
  ];
}

export function turned({ x, y }: Points, [[a, b], [c, d]]: Turn): Points {
  return {
    x: x.map((value, i) => a * value + b * at(y, i)),
    y: x.map((value, i) => c * value + d * at(y, i)),
  };
}

/** Whether two layouts are of the same images, in the same order. */
export function isOfSameImages(one: EmbeddingAnswer, other: EmbeddingAnswer): boolean {
  return (
    one.dataset === other.dataset &&
    one.split === other.split &&
    one.index.length === other.index.length &&
    one.index.every((index, place) => index === other.index[place])
  );
}

/** Where features lie in a PCA's plane; null where they are not as many as it was made of. */
export function placeFeatures(features: ArrayLike<number>, answer: EmbeddingAnswer): [x: number, y: number] | null {
  const { mean, axes } = answer;
  if (!mean || !axes || features.length !== mean.length) return null;
  let [x, y] = [0, 0];
  for (let i = 0; i < mean.length; i++) {
    const value = (features[i] ?? 0) - (mean[i] ?? 0);
    x += value * (axes[0][i] ?? 0);
    y += value * (axes[1][i] ?? 0);
  }
  return [x, y];
}

/** Maps, one after the other, each averaged over areas as torch's adaptive average pooling chooses them. */
export function pooledMaps(
  maps: ArrayLike<number>,
  [count, height, width]: readonly [number, number, number],
  [rows, columns]: readonly [number, number],
): Float32Array {
  const pooled = new Float32Array(count * rows * columns);
  for (let map = 0; map < count; map++) {
    for (let row = 0; row < rows; row++) {
      const [top, bottom] = area(row, height, rows);
      for (let column = 0; column < columns; column++) {
        const [left, right] = area(column, width, columns);
        let sum = 0;
        for (let y = top; y < bottom; y++) {
          for (let x = left; x < right; x++) sum += maps[(map * height + y) * width + x] ?? 0;
        }
        pooled[(map * rows + row) * columns + column] = sum / ((bottom - top) * (right - left));
      }
    }
  }
  return pooled;
}

/** Places in the plane to places on the screen: `screen = scale · plane + shift`, the second axis upwards. */
export interface View {
  readonly scale: number;
  readonly left: number;
  readonly top: number;
}

const MARGIN = 24;

/** The view in which all points are seen. */
export function viewOfAll({ x, y }: Points, width: number, height: number): View {
  const [left, right] = extent(x);
  const [bottom, top] = extent(y);
  const room = [Math.max(1, width - 2 * MARGIN), Math.max(1, height - 2 * MARGIN)] as const;
  const scale = Math.min(room[0] / Math.max(right - left, 1e-9), room[1] / Math.max(top - bottom, 1e-9));
  return { scale, left: width / 2 - (scale * (left + right)) / 2, top: height / 2 + (scale * (top + bottom)) / 2 };
}

export function onScreen([x, y]: readonly [number, number], { scale, left, top }: View): [number, number] {
  return [left + scale * x, top - scale * y];
}

/** Larger or smaller, with the place under the pointer kept where it is. */
export function zoomed(view: View, factor: number, [x, y]: readonly [number, number]): View {
  return { scale: view.scale * factor, left: x + (view.left - x) * factor, top: y + (view.top - y) * factor };
}

export function moved(view: View, across: number, down: number): View {
  return { ...view, left: view.left + across, top: view.top + down };
}

/** The point nearest to a place on the screen, within a distance; null where there is none. `isSeen` leaves others out. */
export function nearestPoint(
  points: Points,
  view: View,
  [x, y]: readonly [number, number],
  distance: number,
  isSeen: (place: number) => boolean,
): number | null {
  let [nearest, least]: [number | null, number] = [null, distance ** 2];
  for (let i = 0; i < points.x.length; i++) {
    const [across, down] = onScreen([at(points.x, i), at(points.y, i)], view);
    const square = (across - x) ** 2 + (down - y) ** 2;
    if (square <= least && isSeen(i)) [nearest, least] = [i, square];
  }
  return nearest;
}

/** The next point from one in a direction of the arrow keys: the nearest within 45° of it; null where there is none. */
export function nextPoint(
  points: Points,
  from: number,
  [across, up]: readonly [number, number],
  isSeen: (place: number) => boolean,
): number | null {
  let [next, least]: [number | null, number] = [null, Number.POSITIVE_INFINITY];
  for (let i = 0; i < points.x.length; i++) {
    const [dx, dy] = [at(points.x, i) - at(points.x, from), at(points.y, i) - at(points.y, from)];
    const along = dx * across + dy * up;
    const aside = Math.abs(dx * up - dy * across);
    const square = dx ** 2 + dy ** 2;
    if (i !== from && along > 0 && aside <= along && square < least && isSeen(i)) [next, least] = [i, square];
  }
  return next;
}

function area(place: number, length: number, count: number): [number, number] {
  return [Math.floor((place * length) / count), Math.ceil(((place + 1) * length) / count)];
}

function extent(values: Float32Array): [number, number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return low <= high ? [low, high] : [0, 0];
}

function at(values: Float32Array, place: number): number {
  return values[place] ?? 0;
}
