/** A kernel as a small picture: signed colours around zero, or red, green and blue around grey. */

import { useEffect, useRef } from "react";
import { colourTable, packRgb, scaleFor } from "../../core/colours";
import type { Kernel } from "../../core/overrides";
import { useView } from "../../state/view";
import classes from "./Kernels.module.css";

interface KernelPictureProps {
  /** One, or those of red, green and blue. */
  readonly planes: readonly Kernel[];
  /** CSS pixels of the longer side. */
  readonly side: number;
}

export function KernelPicture({ planes, side }: KernelPictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useView((view) => view.theme);
  const [height, width] = [planes[0]?.length ?? 1, planes[0]?.[0]?.length ?? 1];
  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!context) return;
    const reach = Math.max(...planes.flat(2).map(Math.abs)) || 1;
    const scale = scaleFor({ lo: -reach, hi: reach });
    const table = colourTable(scale.kind, theme);
    const at = (plane: number, place: number) => planes[plane]?.[Math.floor(place / width)]?.[place % width] ?? 0;
    const byte = (value: number) => Math.round((127.5 * (value + reach)) / reach);
    const words = Uint32Array.from({ length: height * width }, (_, place) =>
      planes.length === 3
        ? packRgb(byte(at(0, place)), byte(at(1, place)), byte(at(2, place)))
        : (table[Math.min(255, Math.max(0, Math.round(at(0, place) * scale.slope + scale.start)))] as number),
    );
    context.putImageData(new ImageData(new Uint8ClampedArray(words.buffer), width, height), 0, 0);
  }, [planes, theme, width, height]);
  const scale = side / Math.max(width, height);
  return (
    <canvas
      ref={canvas}
      className={classes.picture}
      width={width}
      height={height}
      style={{ width: width * scale, height: height * scale }}
    />
  );
}
