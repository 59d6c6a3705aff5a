/** A few numbers in a row: a shape, a mean per channel. */

import type { NumberField } from "../../core/fields";
import type { Json } from "../../wire/types";
import classes from "./Form.module.css";
import { ValueInput } from "./NumberRow";

interface ListFieldProps {
  readonly label: string;
  readonly values: readonly number[];
  readonly field: NumberField;
  readonly disabled: boolean;
  readonly onChange: (value: Json, gesture: string | null) => void;
  readonly onFault: (label: string, sentence: string | null) => void;
}

export function ListField({ label, values, field, disabled, onChange, onFault }: ListFieldProps) {
  return (
    <div className={classes.list}>
      {values.map((value, index) => (
        // The place in the list is what a number of it is.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <span key={index} className={classes.listItem}>
          <ValueInput
            label={`${label} ${index + 1}`}
            value={value}
            field={field}
            disabled={disabled}
            onChange={(changed) => onChange([...values].with(index, changed), null)}
            onFault={onFault}
          />
        </span>
      ))}
    </div>
  );
}
