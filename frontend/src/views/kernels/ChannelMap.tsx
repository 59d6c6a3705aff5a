/** The map that a filter makes of the input, live: painted past React whenever its layer's maps come. */

import { useEffect, useRef } from "react";
import { atlas } from "../../core/atlas";
import { rangeOf } from "../../core/colours";
import { paintTiles, tileOf } from "../../core/raster";
import { latestItem, subscribe } from "../../state/frames";
import { useView } from "../../state/view";
import type { NodeId } from "../../wire/types";
import { NODE_WATCH } from "../node/MapSheet";
import classes from "./Kernels.module.css";

interface ChannelMapProps {
  readonly node: NodeId;
  readonly channel: number;
  readonly label: string;
}

/** CSS pixels. */
const SIDE = 168;

export function ChannelMap({ node, channel, label }: ChannelMapProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useView((view) => view.theme);
  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!context) return;
    const draw = () => {
      const item = latestItem(node, "activations", NODE_WATCH);
      const own = item && tileOf(item, channel);
      if (item === null || own === null) return;
      const { width, height } = own;
      const place = atlas({ tiles: 1, tileWidth: width, tileHeight: height, columns: 1, target: 1, gap: 0 });
      const image = new ImageData(place.width, place.height);
      const range = rangeOf(item.lo, item.hi); // the layer's: maps of several filters can be compared
      paintTiles(new Uint32Array(image.data.buffer), place, own, { theme, scale: "network", network: range });
      context.canvas.width = place.width;
      context.canvas.height = place.height;
      context.putImageData(image, 0, 0);
    };
    draw();
    return subscribe(node, "activations", draw, NODE_WATCH);
  }, [node, channel, theme]);
  return (
    <figure className={classes.map}>
      <canvas ref={canvas} className={classes.picture} style={{ width: SIDE }} role="img" aria-label={label} />
      <figcaption>{label}</figcaption>
    </figure>
  );
}
