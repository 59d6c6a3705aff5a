/** A table of numbers as coloured cells: the colour says the sign and, beside the other cells, how much. */
import { type CSSProperties, memo } from "react";
import { colourOf, type Theme } from "../../core/colours";
import { useLanguage } from "../../i18n";
import { formatValue } from "../../i18n/numbers";
import { useView } from "../../state/view";
import type { Table, Value } from "./arithmetic";
import classes from "./Cells.module.css";
import { cellText, colourScale, cssColour, inkOn } from "./cells";

/** CSS pixels: narrower cells have no room for a number; those that have are a little wider than high. */
const READABLE = 26;
const FLATTENED = 0.76;

interface CellsProps {
  readonly table: Table;
  /** The magnitude that has the full colour. */
  readonly reach: number;
  readonly label: string;
  /** CSS pixels that the table should be wide. */
  readonly width: number;
  /** Rows and columns that lie outside of the map. */
  readonly outside?: { readonly rows: readonly boolean[]; readonly columns: readonly boolean[] };
  /** The cell, counted row by row, that is marked in a table beside it too. */
  readonly marked?: number | null;
  readonly winner?: number | null;
  readonly onPoint?: (cell: number | null) => void;
}

export const Cells = memo(function Cells(props: CellsProps) {
  const { table, reach, label, width, outside, marked = null, winner = null, onPoint } = props;
  const theme = useView((view) => view.theme);
  const language = useLanguage();
  const columns = table[0]?.length ?? 0;
  const side = cellSide(columns, table.length, width);
  const isReadable = side >= READABLE;
  const height = isReadable ? Math.round(side * FLATTENED) : side;
  return (
    <div
      className={classes.cells}
      role="img"
      aria-label={label}
      style={{ gridTemplateColumns: `repeat(${columns}, ${side}px)`, gridAutoRows: `${height}px` }}
      data-gap={isReadable || undefined}
      onPointerLeave={() => onPoint?.(null)}
    >
      {table.flatMap((row, y) =>
        row.map((value, x) => {
          const cell = y * columns + x;
          return (
            <span
              key={cell}
              style={cellStyle(value, reach, theme)}
              title={value === null ? "–" : formatValue(value, language)}
              data-outside={outside?.rows[y] || outside?.columns[x] || undefined}
              data-marked={marked === cell || undefined}
              data-winner={winner === cell || undefined}
              onPointerEnter={() => onPoint?.(cell)}
            >
              {isReadable && cellText(value, language)}
            </span>
          );
        }),
      )}
    </div>
  );
});

const LARGEST = 40;
const SMALLEST = 4;

function cellSide(columns: number, rows: number, width: number): number {
  return Math.max(SMALLEST, Math.min(LARGEST, Math.floor(width / Math.max(1, columns, rows))));
}

function cellStyle(value: Value, reach: number, theme: Theme): CSSProperties {
  if (value === null) return {};
  const word = colourOf(value, colourScale(reach), theme);
  return { background: cssColour(word), color: inkOn(word) };
}
