/** Where the tour's note stands beside the part it speaks of: pure geometry in CSS pixels. */

export interface Rect {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

const GAP = 14;

/** How far the ring stands off the part. */
const MARGIN = 6;
const EDGE = 12;

/** Beside the part where there is room (below, above, right, left), else over its lower edge, where it hides least of it; always inside the window. */
export function placeNote(part: Rect, note: Size, window: Size): { readonly left: number; readonly top: number } {
  const below = part.top + part.height + GAP;
  const above = part.top - GAP - note.height;
  const right = part.left + part.width + GAP;
  const left = part.left - GAP - note.width;
  const middleX = part.left + part.width / 2 - note.width / 2;
  const middleY = part.top + part.height / 2 - note.height / 2;
  const fitsDown = (top: number) => top >= EDGE && top + note.height <= window.height - EDGE;
  const fitsAcross = (x: number) => x >= EDGE && x + note.width <= window.width - EDGE;
  const place = (fitsDown(below) && { left: middleX, top: below }) ||
    (fitsDown(above) && { left: middleX, top: above }) ||
    (fitsAcross(right) && { left: right, top: middleY }) ||
    (fitsAcross(left) && { left, top: middleY }) || {
      left: middleX,
      top: Math.min(part.top + part.height, window.height) - EDGE - note.height,
    };
  return {
    left: Math.max(EDGE, Math.min(place.left, window.width - note.width - EDGE)),
    top: Math.max(EDGE, Math.min(place.top, window.height - note.height - EDGE)),
  };
}

/** The ring around a part: a little larger, but within the panel that may cut the part off, and within the window. */
export function ringAround(part: Rect, panel: Rect, window: Size): Rect {
  const left = Math.max(part.left - MARGIN, panel.left - MARGIN, 0);
  const top = Math.max(part.top - MARGIN, panel.top - MARGIN, 0);
  const right = Math.min(part.left + part.width, panel.left + panel.width) + MARGIN;
  const bottom = Math.min(part.top + part.height, panel.top + panel.height) + MARGIN;
  return {
    left,
    top,
    width: Math.max(0, Math.min(right, window.width) - left),
    height: Math.max(0, Math.min(bottom, window.height) - top),
  };
}
