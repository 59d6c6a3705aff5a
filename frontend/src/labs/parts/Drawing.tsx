/** A small drawing in black and white: press and pull to draw, or choose a cell with the arrow keys and press it. */

import { type KeyboardEvent, type PointerEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { ARROWS } from "../../core/arrows";
import type { Matrix } from "../fields";
import classes from "./Drawing.module.css";

interface DrawingProps {
  readonly label: string;
  /** Zeros and ones. */
  readonly picture: Matrix;
  readonly onDraw: (picture: Matrix) => void;
  readonly size?: "small" | "medium";
}

export function Drawing({ label, picture, onDraw, size = "medium" }: DrawingProps) {
  const { t } = useTranslation("labs");
  const [stop, setStop] = useState("0,0");
  const grid = useRef<HTMLFieldSetElement>(null);
  /** What the stroke paints: the opposite of the cell that it began on. */
  const ink = useRef<0 | 1 | null>(null);
  const latest = useRef(picture);
  latest.current = picture;

  const paint = (key: string | null | undefined) => {
    const [row, column] = key?.split(",").map(Number) ?? [];
    if (ink.current === null || row === undefined || column === undefined) return;
    if (latest.current[row]?.[column] === ink.current) return;
    const to = ink.current;
    latest.current = latest.current.map((line, y) => line.map((old, x) => (y === row && x === column ? to : old)));
    onDraw(latest.current);
  };

  const cellAt = (event: PointerEvent) =>
    document.elementFromPoint(event.clientX, event.clientY)?.getAttribute("data-cell");

  const down = (event: PointerEvent) => {
    const key = cellAt(event);
    const [row = -1, column = -1] = key?.split(",").map(Number) ?? [];
    ink.current = picture[row]?.[column] === 1 ? 0 : 1;
    paint(key);
    event.currentTarget.setPointerCapture(event.pointerId);
  };
  const up = () => {
    ink.current = null;
  };

  const press = (event: KeyboardEvent, row: number, column: number) => {
    const move = ARROWS[event.key];
    if (move !== undefined) {
      event.preventDefault();
      const next = `${row + move[0]},${column + move[1]}`;
      grid.current?.querySelector<HTMLElement>(`[data-cell="${next}"]`)?.focus();
    } else if (event.key === " " || event.key === "Enter") {
      event.preventDefault();
      ink.current = picture[row]?.[column] === 1 ? 0 : 1;
      paint(`${row},${column}`);
      ink.current = null;
    }
  };

  return (
    <fieldset
      ref={grid}
      className={classes.drawing}
      data-size={size}
      aria-label={label}
      onPointerDown={down}
      onPointerMove={(event) => paint(cellAt(event))}
      onPointerUp={up}
      onPointerCancel={up}
    >
      {picture.map((line, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place
        <div key={row} className={classes.row}>
          {line.map((value, column) => {
            const key = `${row},${column}`;
            return (
              <button
                key={key}
                type="button"
                className={classes.cell}
                data-cell={key}
                aria-label={t("cell", { row, column })}
                aria-pressed={value === 1}
                tabIndex={key === stop ? 0 : -1}
                onFocus={() => setStop(key)}
                onKeyDown={(event) => press(event, row, column)}
              />
            );
          })}
        </div>
      ))}
    </fieldset>
  );
}
