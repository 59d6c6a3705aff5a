/** A map of numbers as coloured squares without the numbers: for maps that are too large to be read one by one. */

import type { Scale } from "../../core/colours";
import { useView } from "../../state/view";
import classes from "./HeatMap.module.css";
import { heatOf, heatScale } from "./heat";
import { shownNumber } from "./typed";

interface HeatMapProps {
  readonly label: string;
  readonly values: readonly (readonly number[])[];
  /** One for several maps, so that equal colours are equal values. */
  readonly scale?: Scale;
  /** A drawing: ink where there is a one. */
  readonly isInk?: boolean;
  readonly ring?: (row: number, column: number) => boolean;
}

/** Of a zero and of a one, as `Drawing` has them. */
const INK = ["var(--sv-card)", "var(--sv-accent)"] as const;

export function HeatMap({ label, values, scale = heatScale(values), isInk = false, ring }: HeatMapProps) {
  const theme = useView((view) => view.theme);
  const [rows, columns] = [values.length, values[0]?.length ?? 0];
  const cells = values.flatMap((line, row) =>
    line.map((value, column) => ({ key: `${row},${column}`, row, column, value })),
  );
  return (
    <svg className={classes.map} viewBox={`0 0 ${columns} ${rows}`} role="img" aria-label={label}>
      {cells.map(({ key, row, column, value }) => (
        <rect
          key={key}
          x={column + 0.03}
          y={row + 0.03}
          width={0.94}
          height={0.94}
          rx={0.12}
          fill={isInk ? INK[value > 0 ? 1 : 0] : heatOf(value, scale, theme).background}
          className={classes.cell}
          data-ring={ring?.(row, column) || undefined}
        >
          <title>{shownNumber(value, 2)}</title>
        </rect>
      ))}
    </svg>
  );
}
