/** Arrow keys among things that lie in lines like text: where the keyboard goes next. */

export interface Spot {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** The index after a key, null where the key leads nowhere. Up and down keep to the column as well as they can. */
export function nextSpot(spots: readonly Spot[], from: number, key: string): number | null {
  switch (key) {
    case "ArrowRight":
      return from + 1 < spots.length ? from + 1 : null;
    case "ArrowLeft":
      return from > 0 ? from - 1 : null;
    case "ArrowDown":
      return nearestInLine(spots, from, lineAfter(spots, from));
    case "ArrowUp":
      return nearestInLine(spots, from, lineBefore(spots, from));
    case "Home":
      return spots.length > 0 ? 0 : null;
    case "End":
      return spots.length > 0 ? spots.length - 1 : null;
    default:
      return null;
  }
}

function isBelow(one: Spot, other: Spot): boolean {
  return one.top >= other.top + other.height / 2;
}

/** The indices of the next line. */
function lineAfter(spots: readonly Spot[], from: number): number[] {
  const start = spots[from];
  const first = start ? spots.findIndex((spot, index) => index > from && isBelow(spot, start)) : -1;
  const head = spots[first];
  return head ? indices(spots).filter((index) => index >= first && !isBelow(spots[index] as Spot, head)) : [];
}

function lineBefore(spots: readonly Spot[], from: number): number[] {
  const start = spots[from];
  const last = start ? spots.findLastIndex((spot, index) => index < from && isBelow(start, spot)) : -1;
  const tail = spots[last];
  return tail ? indices(spots).filter((index) => index <= last && !isBelow(tail, spots[index] as Spot)) : [];
}

function indices(spots: readonly Spot[]): number[] {
  return spots.map((_, index) => index);
}

function nearestInLine(spots: readonly Spot[], from: number, line: readonly number[]): number | null {
  const middle = (index: number) => (spots[index] as Spot).left + (spots[index] as Spot).width / 2;
  const [best] = [...line].sort(
    (one, other) => Math.abs(middle(one) - middle(from)) - Math.abs(middle(other) - middle(from)),
  );
  return best ?? null;
}
