/** The layer's own map with the unit marked: a click, a drag or the arrow keys take it elsewhere. */
import { type KeyboardEvent, type PointerEvent, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Unit } from "../../core/unit";
import { pin } from "../../state/unit";
import classes from "./Pixel.module.css";
import { cellOf, type Shape, sheetOf, unitAfterKey, unitOn } from "./sliding";
import { TileCanvas, WindowMark } from "./TileCanvas";

interface OutputMapProps {
  readonly unit: Unit;
  readonly shape: Shape;
  /** CSS pixels of the longer side */
  readonly side: number;
  /** The output is the picture itself. */
  readonly isPicture: boolean;
}

export function OutputMap({ unit, shape, side, isPicture }: OutputMapProps) {
  const { t } = useTranslation("pixel");
  const sheet = useRef<HTMLDivElement>(null);
  const { rows, columns } = sheetOf(shape);
  const { row, column } = cellOf(unit, shape);

  const point = (event: PointerEvent<HTMLDivElement>) => {
    if (event.buttons !== 1 || sheet.current === null) return;
    const bounds = sheet.current.getBoundingClientRect();
    const within = (at: number, size: number, count: number) =>
      Math.max(0, Math.min(count - 1, Math.floor((at / size) * count)));
    const there = unitOn(
      unit,
      shape,
      within(event.clientY - bounds.top, bounds.height, rows),
      within(event.clientX - bounds.left, bounds.width, columns),
    );
    if (there) pin(there);
  };

  const walk = (event: KeyboardEvent) => {
    const there = unitAfterKey(unit, shape, event.key);
    if (there === null && !event.key.startsWith("Arrow") && !event.key.startsWith("Page")) return;
    event.preventDefault();
    event.stopPropagation();
    if (there) pin(there);
  };

  return (
    <div
      ref={sheet}
      className={classes.output}
      role="application"
      aria-label={t("output.walk")}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: an application is interactive: arrow keys slide the unit
      tabIndex={0}
      data-testid="pixel-output"
      onKeyDown={walk}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        point(event);
      }}
      onPointerMove={point}
    >
      <TileCanvas node={unit.node} channel={unit.channel} shape={shape} side={side} isPicture={isPicture}>
        <WindowMark kind="unit" rows={[row, row]} columns={[column, column]} size={[rows, columns]} />
      </TileCanvas>
    </div>
  );
}
