/** A number on a slider, with its name and value above it. */

import { Slider, type SliderProps } from "@mantine/core";
import { formatNumber } from "../../i18n/numbers";
import classes from "./Moved.module.css";

interface DialProps extends Required<Pick<SliderProps, "value" | "min" | "max" | "onChange">> {
  readonly label: string;
  readonly marks?: SliderProps["marks"];
}

export function Dial({ label, value, ...slider }: DialProps) {
  // The bar grows from where the picture stands still, to either side.
  const rest = Math.max(0, slider.min);
  return (
    <div className={classes.dial}>
      <span aria-hidden="true">
        {label} <b>{formatNumber(value)}</b>
      </span>
      <Slider {...slider} startPointValue={rest} value={value} label={null} thumbLabel={label} />
    </div>
  );
}
