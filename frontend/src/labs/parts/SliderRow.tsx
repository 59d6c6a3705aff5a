/** A number with its name, a slider and its value: the usual control of a lab. */

import { Slider } from "@mantine/core";
import { useId } from "react";
import { formatNumber } from "../../i18n/numbers";
import classes from "./SliderRow.module.css";

interface SliderRowProps {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step?: number;
  readonly onChange: (value: number) => void;
  /** Two decimals at most where nothing else is said. */
  readonly format?: (value: number) => string;
  readonly disabled?: boolean;
}

export function SliderRow({ label, value, min, max, step = 1, onChange, format, disabled = false }: SliderRowProps) {
  const id = useId();
  return (
    <div className={classes.row}>
      <span className={classes.label} id={id}>
        {label}
      </span>
      <Slider
        className={classes.slider}
        thumbLabel={label}
        label={null}
        disabled={disabled}
        {...{ min, max, step, value, onChange }}
      />
      <output className={classes.value} aria-labelledby={id}>
        {(format ?? formatNumber)(value)}
      </output>
    </div>
  );
}
