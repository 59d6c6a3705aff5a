/** One number of a form: its name, its value to type, and a slider for the usual values. */

import { Slider, TextInput } from "@mantine/core";
import { useRef, useState } from "react";
import { clampNumber, fromSlider, type NumberField, parseNumber, sliderSteps, toSlider } from "../../core/fields";
import { useLanguage } from "../../i18n";
import { newGesture } from "../../state/editing";
import classes from "./Form.module.css";

interface NumberRowProps {
  readonly label: string;
  readonly value: number;
  readonly field: NumberField;
  readonly disabled: boolean;
  /** Whether a slider for the usual values belongs to it. */
  readonly slides: boolean;
  /** One of several on lines of their own: the value beside the slider instead of beside the label. */
  readonly beside?: boolean;
  /** Edits of one gesture are one entry of the history. */
  readonly onChange: (value: number, gesture: string | null) => void;
}

export function NumberRow({ label, value, field, disabled, slides, beside = false, onChange }: NumberRowProps) {
  return (
    <div className={beside ? classes.several : classes.single} data-slides={slides || undefined}>
      <ValueInput label={label} value={value} field={field} disabled={disabled} onChange={onChange} />
      {slides && field.span && (
        <ValueSlider label={label} value={value} field={field} disabled={disabled} onChange={onChange} />
      )}
    </div>
  );
}

/** What is typed is kept until Enter or until the field is left, and taken over when it is a number. */
export function ValueInput({ label, value, field, disabled, onChange }: Omit<NumberRowProps, "beside" | "slides">) {
  const language = useLanguage();
  const [typed, setTyped] = useState<string | null>(null);
  const commit = () => {
    const number = typed === null ? null : parseNumber(typed);
    if (number !== null && clampNumber(number, field) !== value) onChange(clampNumber(number, field), null);
    setTyped(null);
  };
  const nudge = (by: number) => {
    onChange(clampNumber(value + by, field), null);
    setTyped(null);
  };
  return (
    <TextInput
      classNames={{ input: classes.value }}
      variant="unstyled"
      size="xs"
      inputMode={field.integer ? "numeric" : "decimal"}
      aria-label={label}
      disabled={disabled}
      value={typed ?? String(value).replace(".", language === "ru" ? "," : ".")}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onFocus={(event) => event.currentTarget.select()}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === "Enter") commit();
        if (event.key === "Escape") setTyped(null);
        if (!field.integer || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
        event.preventDefault();
        nudge(event.key === "ArrowUp" ? 1 : -1);
      }}
    />
  );
}

function ValueSlider({ label, value, field, disabled, onChange }: Omit<NumberRowProps, "beside" | "slides">) {
  const gesture = useRef<string | null>(null);
  return (
    <Slider
      className={classes.slider}
      size={4}
      thumbSize={14}
      label={null}
      thumbLabel={label}
      min={0}
      max={sliderSteps(field)}
      disabled={disabled}
      value={toSlider(value, field)}
      onChange={(place) => {
        gesture.current ??= newGesture();
        const next = clampNumber(fromSlider(place, field), field);
        if (next !== value) onChange(next, gesture.current);
      }}
      onChangeEnd={() => {
        gesture.current = null;
      }}
    />
  );
}
