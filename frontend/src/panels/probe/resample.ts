/** Planes of brightness and exact area resampling between pixel grids: no React, no canvas. */

/** One channel, row by row; values 0 (paper) to 255 (full ink). */
export interface Plane {
  readonly width: number;
  readonly height: number;
  readonly values: Float32Array | Uint8Array | Uint8ClampedArray; // (height × width)
}

/** Pixels `left … left + width − 1`, `top … top + height − 1`. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The share of each of `from` cells that each of `to` equal cells covers: rows of (first cell, weights that sum to 1). */
function coverage(from: number, to: number): { first: number; weights: number[] }[] {
  const ratio = from / to;
  return Array.from({ length: to }, (_, cell) => {
    const start = cell * ratio;
    const end = Math.min(from, (cell + 1) * ratio);
    const first = Math.floor(start);
    const last = Math.max(first, Math.ceil(end) - 1);
    const weights: number[] = [];
    for (let source = first; source <= last; source += 1) {
      weights.push((Math.min(end, source + 1) - Math.max(start, source)) / (end - start));
    }
    return { first, weights };
  });
}

/**
 * The part of `plane` inside `box` on a grid of `width` × `height` pixels, each the mean over the area it covers
 * (a box filter: antialiased when shrinking, nearest neighbour when enlarging by whole factors).
 */
export function resampleArea(plane: Plane, box: Box, width: number, height: number): Plane {
  const columns = coverage(box.width, width);
  const rows = coverage(box.height, height);
  const values = new Float32Array(width * height);
  let out = 0;
  for (const row of rows) {
    for (const column of columns) {
      let sum = 0;
      for (const [dy, rowWeight] of row.weights.entries()) {
        const line = (box.top + row.first + dy) * plane.width + box.left + column.first;
        for (const [dx, columnWeight] of column.weights.entries()) {
          sum += rowWeight * columnWeight * (plane.values[line + dx] ?? 0);
        }
      }
      values[out] = sum;
      out += 1;
    }
  }
  return { width, height, values };
}

/** The smallest box that holds every pixel brighter than `threshold`, or null for blank paper. */
export function boundingBox(plane: Plane, threshold = 0): Box | null {
  let left = plane.width;
  let right = -1;
  let top = plane.height;
  let bottom = -1;
  for (let y = 0; y < plane.height; y += 1) {
    for (let x = 0; x < plane.width; x += 1) {
      if ((plane.values[y * plane.width + x] ?? 0) <= threshold) continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
  }
  return right < 0 ? null : { left, top, width: right - left + 1, height: bottom - top + 1 };
}

/** The centre of mass in pixel indices (the middle of the first pixel is 0), or the middle of the grid for blank paper. */
export function centreOfMass(plane: Plane): { x: number; y: number } {
  let mass = 0;
  let momentX = 0;
  let momentY = 0;
  for (let y = 0; y < plane.height; y += 1) {
    for (let x = 0; x < plane.width; x += 1) {
      const value = plane.values[y * plane.width + x] ?? 0;
      mass += value;
      momentX += value * x;
      momentY += value * y;
    }
  }
  if (mass === 0) return { x: (plane.width - 1) / 2, y: (plane.height - 1) / 2 };
  return { x: momentX / mass, y: momentY / mass };
}
