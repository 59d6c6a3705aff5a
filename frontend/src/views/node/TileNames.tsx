/** A frame around every picture of a sheet, so that a map of zeros is seen as one, and its number where there is room. */
import { tileOrigin } from "../../core/atlas";
import { picturesOf } from "../../core/raster";
import type { FrameItem } from "../../wire/frames";
import { isOfWeights } from "../../wire/types";
import { kernelsPerFilter, type Sheet } from "./sheet";
import classes from "./TileNames.module.css";

/** More pictures than this are too small for a number, and frames would only be noise. */
const MOST = 512;

/** CSS pixels: a tile this wide has room for a number in its corner. */
const NAMED = 44;

interface TileNamesProps {
  readonly item: FrameItem;
  readonly sheet: Sheet;
}

export function TileNames({ item, sheet }: TileNamesProps) {
  const count = picturesOf(item);
  const { place } = sheet;
  const scale = sheet.width / place.width;
  const [width, height] = [place.tileWidth * scale, place.tileHeight * scale];
  if (count > MOST) return null;
  const names = count > 1 && width >= NAMED ? namesOf(item) : null;
  return (
    <div className={classes.names} aria-hidden="true">
      {Array.from({ length: count }, (_, tile) => {
        const { x, y } = tileOrigin(place, tile);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a tile is its place
          <span key={tile} className={classes.tile} style={{ left: x * scale, top: y * scale, width, height }}>
            {names && <b>{names(tile)}</b>}
          </span>
        );
      })}
    </div>
  );
}

/** Maps and features bear their number; a kernel its filter's, and that of the channel it looks at. */
function namesOf(item: FrameItem): (tile: number) => string {
  const kernels = isOfWeights(item.kind) ? kernelsPerFilter(item) : 1;
  const nameOf = (place: number) => String(item.channels[place] ?? place);
  return kernels === 1 ? nameOf : (tile) => `${nameOf(Math.floor(tile / kernels))} · ${tile % kernels}`;
}
