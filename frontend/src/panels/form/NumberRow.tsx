/** One number of a form: its name, its value to type, and a slider for the usual values. */

import { Slider, TextInput } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import {
  clampNumber,
  fromSlider,
  type NumberField,
  numberFault,
  parseNumber,
  sliderSteps,
  toSlider,
} from "../../core/fields";
import { useLanguage } from "../../i18n";
import { formatSetting } from "../../i18n/numbers";
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
  /** What is in force is refused by the server. */
  readonly isRefused?: boolean;
  /** Edits of one gesture are one entry of the history. */
  readonly onChange: (value: number, gesture: string | null) => void;
  /** Says why what was typed cannot be taken; null once it can, or is given up. */
  readonly onFault: (label: string, sentence: string | null) => void;
}

export function NumberRow(props: NumberRowProps) {
  const { label, value, field, disabled, slides, beside = false, onChange } = props;
  return (
    <div className={beside ? classes.several : classes.single} data-slides={slides || undefined}>
      <ValueInput {...props} />
      {slides && field.span && (
        <ValueSlider label={label} value={value} field={field} disabled={disabled} onChange={onChange} />
      )}
    </div>
  );
}

/** What is being typed in place of the value `of`; `left`: with Enter or by leaving the field, so it is judged. */
interface Typed {
  readonly text: string;
  readonly of: number;
  readonly left: boolean;
}

type ValueInputProps = Omit<NumberRowProps, "beside" | "slides">;

/** What is typed is taken over at Enter or when the field is left; what cannot be taken stays there, with the reason. */
export function ValueInput({ label, value, field, disabled, isRefused, onChange, onFault }: ValueInputProps) {
  const { t } = useTranslation("form");
  const language = useLanguage();
  const [kept, setTyped] = useState<Typed | null>(null);
  const typed = kept?.of === value ? kept : null; // a slider or an undo has changed the value since: it wins
  const fault = typed?.left ? numberFault(parseNumber(typed.text), field) : null;
  const sentence = fault && t(`fault.${fault.kind}`, { bound: formatSetting(fault.bound, language) });

  useEffect(() => {
    onFault(label, sentence);
    return () => onFault(label, null);
  }, [onFault, label, sentence]);

  const commit = () => {
    if (typed === null) return;
    const number = parseNumber(typed.text);
    const isGivenUp = typed.text.trim() === "";
    if (!isGivenUp && numberFault(number, field) !== null) return setTyped({ ...typed, left: true });
    if (number !== null && number !== value) onChange(number, null);
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
      error={fault !== null || isRefused}
      // Escape gives up what was typed before it closes a dialog: Mantine's listener comes before this field's.
      data-mantine-stop-propagation={typed !== null}
      value={typed?.text ?? String(value).replace(".", language === "ru" ? "," : ".")}
      onChange={(event) => setTyped({ text: event.currentTarget.value, of: value, left: typed?.left ?? false })}
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

function ValueSlider({ label, value, field, disabled, onChange }: Omit<ValueInputProps, "isRefused" | "onFault">) {
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
