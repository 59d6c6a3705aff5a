/** Where the tiles of a node lie on its one canvas, and how large they are drawn. */

/** Tiles in reading order on a canvas of `width`×`height` pixels; each value covers `zoom`×`zoom` of them. */
export interface Atlas {
  columns: number;
  rows: number;
  zoom: number;
  /** pixels of one tile, without the gap */
  tileWidth: number;
  tileHeight: number;
  gap: number;
  width: number;
  height: number;
}

export interface AtlasRequest {
  tiles: number;
  /** values of a tile */
  tileWidth: number;
  tileHeight: number;
  columns: number;
  /** wanted width of a drawn tile in device pixels */
  target: number;
  /** gap in device pixels */
  gap: number;
}

const LARGEST_ZOOM = 16;

/** Whole pixels per value, at least the wanted size: the browser then only shrinks, which keeps edges crisp. */
export function atlas(request: AtlasRequest): Atlas {
  const { tiles, columns, gap } = request;
  const zoom = Math.min(LARGEST_ZOOM, Math.max(1, Math.ceil(request.target / request.tileWidth)));
  const tileWidth = request.tileWidth * zoom;
  const tileHeight = request.tileHeight * zoom;
  const rows = Math.max(1, Math.ceil(tiles / columns));
  return {
    columns,
    rows,
    zoom,
    tileWidth,
    tileHeight,
    gap,
    width: columns * tileWidth + (columns - 1) * gap,
    height: rows * tileHeight + (rows - 1) * gap,
  };
}

/** The upper left pixel of a tile. */
export function tileOrigin(place: Atlas, tile: number): { x: number; y: number } {
  return {
    x: (tile % place.columns) * (place.tileWidth + place.gap),
    y: Math.floor(tile / place.columns) * (place.tileHeight + place.gap),
  };
}

/** The tile and the value in it under a pixel; null in a gap or outside. */
export function tileAt(
  place: Atlas,
  tiles: number,
  x: number,
  y: number,
): { tile: number; row: number; column: number } | null {
  const column = Math.floor(x / (place.tileWidth + place.gap));
  const row = Math.floor(y / (place.tileHeight + place.gap));
  const tile = row * place.columns + column;
  const inX = x - column * (place.tileWidth + place.gap);
  const inY = y - row * (place.tileHeight + place.gap);
  if (column < 0 || column >= place.columns || row < 0 || tile >= tiles) return null;
  if (inX >= place.tileWidth || inY >= place.tileHeight) return null;
  return { tile, row: Math.floor(inY / place.zoom), column: Math.floor(inX / place.zoom) };
}
