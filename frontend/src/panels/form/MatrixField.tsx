/** A small window of numbers, each to be typed; rows and columns are added and taken away at its end. */

import { ActionIcon } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { NumberField } from "../../core/fields";
import { resized, rowsOf } from "../../core/rows";
import { Icon } from "../../ui/icons";
import type { Json } from "../../wire/types";
import { ValueInput } from "./NumberRow";
import classes from "./RowsField.module.css";

interface MatrixFieldProps {
  readonly label: string;
  readonly value: Json;
  /** One number of the window. */
  readonly field: NumberField;
  /** The most rows, and the most columns. */
  readonly most: number;
  readonly disabled: boolean;
  readonly onChange: (value: Json, gesture: string | null) => void;
  readonly onFault: (label: string, sentence: string | null) => void;
}

export function MatrixField({ label, value, field, most, disabled, onChange, onFault }: MatrixFieldProps) {
  const { t } = useTranslation("layer");
  const window = rowsOf(value);
  const [height, width] = [window.length, window[0]?.length ?? 0];
  const resize = (rows: number, columns: number) =>
    onChange(
      resized(window, rows, columns).map((row) => [...row]),
      null,
    );
  const cells = window.flatMap((row, at) => row.map((weight, column) => ({ at, column, weight })));
  return (
    <div className={classes.rows}>
      <div className={classes.matrix} style={{ gridTemplateColumns: `repeat(${width}, minmax(34px, 52px))` }}>
        {cells.map(({ at, column, weight }) => (
          <span key={`${at} ${column}`} className={classes.weight}>
            <ValueInput
              label={`${label}: ${t("matrix.cell", { row: at + 1, column: column + 1 })}`}
              value={weight}
              field={field}
              disabled={disabled}
              onChange={(changed) =>
                onChange(
                  window.map((row, place) => (place === at ? row.with(column, changed) : [...row])),
                  null,
                )
              }
              onFault={onFault}
            />
          </span>
        ))}
      </div>
      <div className={classes.tools}>
        <Stepper
          name={t("matrix.rows")}
          count={height}
          most={most}
          disabled={disabled}
          onChange={(rows) => resize(rows, width)}
        />
        <Stepper
          name={t("matrix.columns")}
          count={width}
          most={most}
          disabled={disabled}
          onChange={(columns) => resize(height, columns)}
        />
      </div>
    </div>
  );
}

interface StepperProps {
  readonly name: string;
  readonly count: number;
  readonly most: number;
  readonly disabled: boolean;
  readonly onChange: (count: number) => void;
}

function Stepper({ name, count, most, disabled, onChange }: StepperProps) {
  const { t } = useTranslation("layer");
  return (
    <span className={classes.stepper}>
      {name}
      <ActionIcon
        variant="subtle"
        color="gray"
        size="xs"
        aria-label={`${name}: ${t("matrix.fewer")}`}
        disabled={disabled || count <= 1}
        onClick={() => onChange(count - 1)}
      >
        <Icon name="minus" size={12} />
      </ActionIcon>
      <b>{count}</b>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="xs"
        aria-label={`${name}: ${t("matrix.more")}`}
        disabled={disabled || count >= most}
        onClick={() => onChange(count + 1)}
      >
        <Icon name="plus" size={12} />
      </ActionIcon>
    </span>
  );
}
