/** The map that the unit lies on, large: a click or the arrow keys choose another unit. */

import { type KeyboardEvent, type PointerEvent, useCallback, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { ARROWS } from "../../core/arrows";
import { atlas } from "../../core/atlas";
import { paintTiles, tileOf } from "../../core/raster";
import type { Unit } from "../../core/unit";
import { latestItem, subscribe } from "../../state/frames";
import { pin } from "../../state/unit";
import { useView } from "../../state/view";
import { NODE_WATCH } from "../node/MapSheet";
import classes from "./Field.module.css";

/** CSS pixels. */
const WIDEST = 230;

interface UnitMapProps {
  readonly unit: Unit & { readonly y: number; readonly x: number };
  readonly height: number;
  readonly width: number;
}

export function UnitMap({ unit, height, width }: UnitMapProps) {
  const { t } = useTranslation("field");
  const theme = useView((view) => view.theme);
  const canvas = useRef<HTMLCanvasElement>(null);
  const { node, channel, y, x } = unit;

  const draw = useCallback(() => {
    const context = canvas.current?.getContext("2d");
    const item = latestItem(node, "activations", NODE_WATCH);
    if (!context || !item) return;
    const own = tileOf(item, channel);
    if (own === null) return;
    const { width: across, height: down } = own;
    const place = atlas({ tiles: 1, tileWidth: across, tileHeight: down, columns: 1, target: 1, gap: 0 });
    const image = new ImageData(place.width, place.height);
    paintTiles(new Uint32Array(image.data.buffer), place, own, { theme, scale: "map", network: null });
    context.canvas.width = place.width;
    context.canvas.height = place.height;
    context.putImageData(image, 0, 0);
  }, [node, channel, theme]);

  useEffect(() => {
    draw();
    return subscribe(node, "activations", draw, NODE_WATCH);
  }, [node, draw]);

  const go = (toY: number, toX: number) => {
    const [row, column] = [Math.max(0, Math.min(height - 1, toY)), Math.max(0, Math.min(width - 1, toX))];
    pin({ node, channel, y: row, x: column });
  };

  const point = (event: PointerEvent<HTMLButtonElement>) => {
    if (event.type === "pointermove" && event.buttons === 0) return;
    const bounds = event.currentTarget.getBoundingClientRect();
    go(
      Math.floor(((event.clientY - bounds.top) / bounds.height) * height),
      Math.floor(((event.clientX - bounds.left) / bounds.width) * width),
    );
  };

  const walk = (event: KeyboardEvent) => {
    const step = ARROWS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    event.stopPropagation(); // the arrows lead from layer to layer elsewhere
    go(y + step[0], x + step[1]);
  };

  const scale = WIDEST / Math.max(height, width);
  return (
    <button
      type="button"
      className={classes.unitMap}
      style={{ width: Math.max(24, width * scale), height: Math.max(24, height * scale) }}
      aria-label={t("choose", { channel, y, x })}
      data-testid="unit-map"
      onPointerDown={point}
      onPointerMove={point}
      onKeyDown={walk}
    >
      <canvas ref={canvas} />
      <span
        className={classes.unitMark}
        style={{
          left: `${(x / width) * 100}%`,
          top: `${(y / height) * 100}%`,
          width: `${100 / width}%`,
          height: `${100 / height}%`,
        }}
      />
    </button>
  );
}
