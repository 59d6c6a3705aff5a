/** The map that a filter makes of the input, live: painted past React whenever its layer's maps come. */

import { useEffect, useRef } from "react";
import { colourTable, rangeOf, scaleFor } from "../../core/colours";
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
      if (item === null || channel >= item.tiles) return;
      const range = rangeOf(item.lo, item.hi) ?? { lo: 0, hi: 1 };
      const scale = scaleFor(range);
      const table = colourTable(scale.kind, theme);
      const area = item.width * item.height;
      const words = Uint32Array.from({ length: area }, (_, place) => {
        const index = Math.round((item.data[channel * area + place] as number) * scale.slope + scale.start);
        return table[Math.min(255, Math.max(0, index))] as number;
      });
      context.canvas.width = item.width;
      context.canvas.height = item.height;
      context.putImageData(new ImageData(new Uint8ClampedArray(words.buffer), item.width, item.height), 0, 0);
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
