/** How many tiles go side by side so that a whole class fits on the wall without scrolling. */

export interface Place {
  /** px, as the rest */
  readonly width: number;
  readonly height: number;
  readonly gap: number;
}

/** The shape of a tile: a picture whose height follows the width, above lines of text that stay as high. */
export interface TileShape {
  /** height of the picture by its width */
  readonly ratio: number;
  readonly text: number;
  /** below this width nothing is legible: then it scrolls */
  readonly narrowest: number;
  readonly widest: number;
}

/** The fewest columns with which `count` tiles fit, so that each is as large as it can be. */
export function columnsFor(count: number, { width, height, gap }: Place, tile: TileShape): number {
  const columnsOf = (side: number) => Math.max(1, Math.floor((width + gap) / (side + gap)));
  const most = columnsOf(tile.narrowest);
  for (let columns = Math.min(most, Math.ceil((width + gap) / (tile.widest + gap))); columns < most; columns++) {
    const side = (width + gap) / columns - gap;
    const rows = Math.ceil(count / columns);
    if (rows * (side * tile.ratio + tile.text + gap) - gap <= height) return columns;
  }
  return most;
}
