/**
 * Numbers as a table of cells: shown, edited or chosen; coloured by their values; marked where something happens. One tab
 * stop a table, arrow keys within it, as in a spreadsheet.
 */

import { type FocusEvent, type KeyboardEvent, type MouseEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../../i18n";
import { useView } from "../../state/view";
import type { Bounds } from "../fields";
import classes from "./Grid.module.css";
import { greyOf, heatOf, heatScale } from "./heat";
import { shownNumber, typedNumber } from "./typed";

/** window: what is looked at · result: the one value that comes of it · faint: padding, or skipped · good, bad: a verdict */
export type Mark = "window" | "result" | "faint" | "good" | "bad";

export interface GridProps {
  readonly label: string;
  /** null: not known yet, an empty cell */
  readonly values: readonly (readonly (number | null)[])[];
  readonly onEdit?: (row: number, column: number, value: number) => void;
  /** Cells that cannot be edited. */
  readonly fixed?: (row: number, column: number) => boolean;
  /** A cell was pressed; where cells are edited, one was entered. */
  readonly onPick?: (row: number, column: number) => void;
  /** null: the pointer has left */
  readonly onPoint?: (place: { row: number; column: number } | null) => void;
  readonly mark?: (row: number, column: number) => Mark | undefined;
  /** A second, small line in a cell. */
  readonly note?: (row: number, column: number) => string | undefined;
  /** Colours by value: around zero; growing from zero (around it where something is negative); grey of 0…255; none. */
  readonly tone?: "signed" | "positive" | "brightness" | "none";
  /** Values that the colours span, where several grids are to be compared; else this one's. */
  readonly among?: readonly (readonly (number | null)[])[];
  readonly decimals?: number;
  readonly bounds?: Bounds;
  readonly size?: "small" | "medium" | "large";
}

interface Draft {
  readonly key: string;
  readonly text: string;
}

const KEEPS: Bounds = { min: -9999, max: 9999 };

export function Grid(props: GridProps) {
  const {
    label,
    values,
    onEdit,
    fixed,
    onPick,
    onPoint,
    mark,
    note,
    tone = "none",
    among = values,
    decimals = 2,
    size = "medium",
  } = props;
  const { min, max } = props.bounds ?? KEEPS;
  const { t } = useTranslation("labs");
  useLanguage();
  const theme = useView((view) => view.theme);
  const [draft, setDraft] = useState<Draft | null>(null);
  const [stop, setStop] = useState<string | null>(null);
  const table = useRef<HTMLTableElement>(null);
  const scale = tone === "signed" || tone === "positive" ? heatScale(among, tone === "signed") : null;
  const isLive = onEdit !== undefined || onPick !== undefined;
  const isFixed = (row: number, column: number) => values[row]?.[column] === undefined || fixed?.(row, column) === true;
  const tabStop = stop !== null && !isFixedKey(stop, isFixed) ? stop : firstOf(values, isFixed);

  const goTo = (row: number, column: number) => {
    const cell = table.current?.querySelector<HTMLElement>(`[data-cell="${row},${column}"]`);
    cell?.focus();
  };

  const press = (event: KeyboardEvent<HTMLElement>, row: number, column: number) => {
    const target = event.target;
    const input = target instanceof HTMLInputElement ? target : null;
    const isWhole = input !== null && input.selectionStart === 0 && input.selectionEnd === input.value.length;
    const atStart = input === null || isWhole || input.selectionEnd === 0;
    const atEnd = input === null || isWhole || input.selectionStart === input.value.length;
    const next = {
      ArrowUp: [row - 1, column],
      ArrowDown: [row + 1, column],
      ArrowLeft: atStart ? [row, column - 1] : null,
      ArrowRight: atEnd ? [row, column + 1] : null,
      Enter: input === null ? null : [row + 1, column],
    }[event.key];
    if (event.key === "Escape") input?.blur();
    if (!next) return;
    event.preventDefault();
    goTo(next[0] ?? 0, next[1] ?? 0);
  };

  const point = (event: MouseEvent<HTMLTableElement>) => {
    const place = event.target instanceof Element ? event.target.closest("[data-place]") : null;
    const [row, column] = place?.getAttribute("data-place")?.split(",").map(Number) ?? [];
    onPoint?.(row === undefined || column === undefined ? null : { row, column });
  };

  const focus = (event: FocusEvent<HTMLElement>, key: string) => {
    setStop(key);
    if (!(event.target instanceof HTMLInputElement)) return;
    event.target.select();
    const [row = 0, column = 0] = key.split(",").map(Number);
    onPick?.(row, column);
  };

  const type = (row: number, column: number, text: string) => {
    setDraft({ key: `${row},${column}`, text });
    const value = typedNumber(text);
    if (value !== null && value >= min && value <= max) onEdit?.(row, column, value);
  };

  return (
    <table
      ref={table}
      className={classes.grid}
      data-size={size}
      role={isLive ? "grid" : undefined}
      aria-label={label}
      onMouseOver={onPoint && point}
      onFocus={onPoint && (() => undefined)}
      onMouseLeave={onPoint && (() => onPoint(null))}
    >
      <tbody>
        {values.map((line, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place
          <tr key={row}>
            {line.map((value, column) => {
              const key = `${row},${column}`;
              const shown = value === null ? "" : shownNumber(value, decimals);
              const name = t("cell", { row, column });
              const common = {
                "data-cell": key,
                tabIndex: key === tabStop ? 0 : -1,
                onFocus: (event: FocusEvent<HTMLElement>) => focus(event, key),
                onKeyDown: (event: KeyboardEvent<HTMLElement>) => press(event, row, column),
              };
              return (
                <td
                  key={key}
                  role={isLive ? "gridcell" : undefined}
                  data-place={key}
                  data-mark={mark?.(row, column)}
                  style={
                    value === null
                      ? undefined
                      : scale
                        ? heatOf(value, scale, theme)
                        : tone === "brightness"
                          ? greyOf(value)
                          : undefined
                  }
                >
                  {onEdit !== undefined && !isFixed(row, column) ? (
                    <input
                      {...common}
                      className={classes.input}
                      aria-label={name}
                      aria-invalid={(draft?.key === key && !isWithin(draft.text, min, max)) || undefined}
                      inputMode={min >= 0 ? "decimal" : "text"}
                      autoComplete="off"
                      value={draft?.key === key ? draft.text : shown}
                      onChange={(event) => type(row, column, event.currentTarget.value)}
                      onBlur={() => setDraft(null)}
                    />
                  ) : onPick !== undefined ? (
                    <button {...common} type="button" className={classes.pick} onClick={() => onPick(row, column)}>
                      <span className={classes.hidden}>{name}: </span>
                      {shown}
                    </button>
                  ) : (
                    shown
                  )}
                  {note?.(row, column) !== undefined && <small className={classes.note}>{note(row, column)}</small>}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type Question = (row: number, column: number) => boolean;

function isFixedKey(key: string, isFixed: Question): boolean {
  const [row = 0, column = 0] = key.split(",").map(Number);
  return isFixed(row, column);
}

/** The first cell that can be edited or chosen. */
function firstOf(values: GridProps["values"], isFixed: Question): string | null {
  for (const [row, line] of values.entries()) {
    const column = line.findIndex((_, place) => !isFixed(row, place));
    if (column >= 0) return `${row},${column}`;
  }
  return null;
}

function isWithin(text: string, min: number, max: number): boolean {
  const value = typedNumber(text);
  return value !== null && value >= min && value <= max;
}
