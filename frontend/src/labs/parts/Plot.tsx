/** Axes for a drawing: marks, names, and the places of values for whatever is drawn between them. */

import { useElementSize } from "@mantine/hooks";
import { type PointerEvent, type ReactNode, useId } from "react";
import { formatNumber } from "../../i18n/numbers";
import classes from "./Plot.module.css";
import { type Axis, powerOfTen, shareOf, ticksOf, valueAtShare } from "./ticks";

/** Where values lie in the drawing, in pixels. */
export interface Places {
  readonly left: (x: number) => number;
  readonly top: (y: number) => number;
  readonly width: number;
  readonly height: number;
  /** The `d` of a line through points; what is not finite breaks it. */
  readonly path: (points: readonly (readonly [x: number, y: number])[]) => string;
}

interface PlotProps {
  readonly label: string;
  readonly x: Axis;
  readonly y: Axis;
  /** what runs across and what runs up */
  readonly names: readonly [across: string, up: string];
  readonly height?: number;
  /** The value on the x axis under a pressed or hovering pointer; null when it has left. */
  readonly onPoint?: (x: number | null, isPressed: boolean) => void;
  readonly children: (places: Places) => ReactNode;
}

const LEFT = 44;
const RIGHT = 10;
const TOP = 6;
const BOTTOM = 22;
/** Beyond the ends, so that a dot on an end is whole. */
const SLACK = 8;
/** Pixels that a mark wants for itself. */
const EACH = { x: 80, y: 44 };

export function Plot({ label, x, y, names, height = 240, onPoint, children }: PlotProps) {
  const { ref, width } = useElementSize();
  const clip = useId();
  const inner = { width: Math.max(0, width - LEFT - RIGHT), height: height - TOP - BOTTOM };
  const left = (value: number) => LEFT + shareOf(value, x) * inner.width;
  const top = (value: number) => TOP + (1 - shareOf(value, y)) * inner.height;
  const path: Places["path"] = (points) => {
    let isDrawing = false;
    let found = "";
    for (const [across, up] of points) {
      const [a, b] = [left(across), top(up)];
      if (Number.isFinite(a) && Number.isFinite(b)) found += `${isDrawing ? "L" : "M"}${a.toFixed(2)} ${b.toFixed(2)}`;
      isDrawing = Number.isFinite(a) && Number.isFinite(b);
    }
    return found;
  };
  const point = (event: PointerEvent<SVGSVGElement>) => {
    const share = (event.clientX - event.currentTarget.getBoundingClientRect().left - LEFT) / inner.width;
    onPoint?.(
      share < 0 || share > 1 ? null : valueAtShare(share, x),
      event.buttons > 0 || event.type === "pointerdown",
    );
  };
  const hands = onPoint && {
    onPointerMove: point,
    onPointerDown: point,
    onPointerLeave: () => onPoint(null, false),
  };
  const written = (axis: Axis, value: number) => (axis.log ? powerOfTen(value) : formatNumber(value));
  return (
    <div className={classes.plot} ref={ref}>
      <p className={classes.title}>{names[1]}</p>
      {width > 0 && (
        <svg height={height} role="img" aria-label={label} {...hands}>
          <clipPath id={clip}>
            <rect x={LEFT - SLACK} y={TOP} width={inner.width + 2 * SLACK} height={inner.height} />
          </clipPath>
          {ticksOf(x, Math.max(2, inner.width / EACH.x)).map((tick) => (
            <g key={tick}>
              <line
                className={tick === 0 ? classes.zero : classes.grid}
                x1={left(tick)}
                x2={left(tick)}
                y1={TOP}
                y2={TOP + inner.height}
              />
              <text className={classes.tick} x={left(tick)} y={height - 4} textAnchor="middle">
                {written(x, tick)}
              </text>
            </g>
          ))}
          {ticksOf(y, Math.max(2, inner.height / EACH.y)).map((tick) => (
            <g key={tick}>
              <line
                className={tick === 0 ? classes.zero : classes.grid}
                x1={LEFT}
                x2={LEFT + inner.width}
                y1={top(tick)}
                y2={top(tick)}
              />
              <text className={classes.tick} x={LEFT - 6} y={top(tick) + 4} textAnchor="end">
                {written(y, tick)}
              </text>
            </g>
          ))}
          <g clipPath={`url(#${clip})`}>{children({ left, top, path, ...inner })}</g>
        </svg>
      )}
      <p className={`${classes.title} ${classes.across}`}>{names[0]}</p>
    </div>
  );
}
