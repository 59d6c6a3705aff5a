/** One canvas with all tiles of a node. React makes it once; frames paint it without React. */

import { useEffect, useRef } from "react";
import { type Atlas, atlas } from "../core/atlas";
import type { CardFace } from "../core/card";
import { commonRange, type TableKind, type ValueRange } from "../core/colours";
import { asGrid, COLOUR_CHANNELS, paintColour, paintColourTiles, paintTiles, type Shading } from "../core/raster";
import { CANVAS_WATCH, latestItem, networkValueRange, subscribe } from "../state/frames";
import { useView } from "../state/view";
import type { FrameItem } from "../wire/frames";
import type { ItemKind, NodeId } from "../wire/types";
import classes from "./LayerNode.module.css";
import { usePointing } from "./usePointing";

interface MapCanvasProps {
  node: NodeId;
  kind?: ItemKind;
  face: Omit<CardFace, "total">;
  /** device pixels per CSS pixel times the zoom, rounded so that it seldom changes */
  density: number;
  table?: TableKind;
  /** Instead of the one that the viewer's colour scale asks for. */
  range?: ValueRange;
  watch?: string;
  /** Another watch of the same node: both are drawn in the colours of one range. */
  partner?: string | undefined;
}

export function MapCanvas(props: MapCanvasProps) {
  const { node, kind = "activations", face, density, table, range, watch = CANVAS_WATCH, partner } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const pointing = usePointing(node, face, watch, kind === "activations");
  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!context) return;
    const painter = new Painter(context);
    const draw = () => {
      const item = latestItem(node, kind, watch);
      const common = partner === undefined ? range : commonRange(present(item, latestItem(node, kind, partner)));
      painter.draw(item, face, density, table, common);
    };
    draw(); // the kept picture: the node was off the screen
    const stops = [watch, ...(partner === undefined ? [] : [partner])].map((name) => subscribe(node, kind, draw, name));
    return () => {
      for (const stop of stops) stop();
    };
  }, [node, kind, face, density, table, range, watch, partner]);
  const size = { width: face.width, height: face.height };
  return (
    <div className={classes.face} style={size} {...pointing}>
      <canvas
        ref={canvas}
        className={classes.tiles}
        data-face={face.kind}
        data-kind={kind}
        style={{ ...size, clipPath: raggedEdge(face) }}
      />
    </div>
  );
}

/** Cuts away the places after the last tile; the gaps show the canvas's background. */
function raggedEdge({ shown, columns, tile, gap }: MapCanvasProps["face"]): string | undefined {
  const last = shown % columns;
  if (shown < columns || last === 0) return undefined;
  const right = last * (tile.width + gap) - gap + 1;
  const above = Math.floor(shown / columns) * (tile.height + gap) - gap + 1;
  const outside = "calc(100% + 1px)";
  return `polygon(-1px -1px, ${outside} -1px, ${outside} ${above}px, ${right}px ${above}px, ${right}px ${outside}, -1px ${outside})`;
}

function present(...items: readonly (FrameItem | null)[]): FrameItem[] {
  return items.filter((item) => item !== null);
}

/** Keeps one ImageData per canvas: setting a canvas's size clears it, and allocation at 10 Hz is felt. */
export class Painter {
  private image: ImageData | null = null;
  private readonly context: CanvasRenderingContext2D;

  constructor(context: CanvasRenderingContext2D) {
    this.context = context;
  }

  /** `range`: instead of the one that the viewer's colour scale asks for. */
  draw(
    received: FrameItem | null,
    face: MapCanvasProps["face"],
    density: number,
    table: TableKind | undefined,
    range?: ValueRange | null,
  ): void {
    const { canvas } = this.context;
    canvas.dataset.ready = String(received !== null);
    if (!received) {
      this.context.clearRect(0, 0, canvas.width, canvas.height);
      return;
    }
    const item = face.kind === "vector" ? asGrid(received) : received;
    const place = atlas({
      tiles: face.shown,
      tileWidth: item.width,
      tileHeight: item.height,
      columns: face.columns,
      target: face.tile.width * density,
      gap: Math.round(face.gap * density),
    });
    const image = this.imageFor(place);
    const { theme, colourScale } = useView.getState();
    const pixels = new Uint32Array(image.data.buffer);
    const shading = {
      theme,
      scale: range ? "network" : table ? "layer" : colourScale,
      network: range ?? networkValueRange(item.kind),
      table,
    } satisfies Shading;
    if (face.kind === "image" && item.tiles === COLOUR_CHANNELS) paintColour(pixels, place, item);
    else if (item.isColour) paintColourTiles(pixels, place, item, shading);
    else paintTiles(pixels, place, item, shading);
    this.context.putImageData(image, 0, 0);
  }

  private imageFor({ width, height }: Atlas): ImageData {
    if (this.image?.width !== width || this.image.height !== height) {
      this.image = new ImageData(width, height);
      this.context.canvas.width = width;
      this.context.canvas.height = height;
    }
    return this.image;
  }
}
