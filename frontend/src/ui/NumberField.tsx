/**
 * A number to type: taken over as soon as it is one within its bounds. What is none is given up when the field is left,
 * which then says what it takes. Escape brings back the number from before the typing.
 */

import { TextInput } from "@mantine/core";
import { type KeyboardEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { parseNumber } from "../core/fields";
import { useLanguage } from "../i18n";
import { formatNumber } from "../i18n/numbers";

interface NumberFieldProps {
  /** Above the field; without one, `name` says what it is. */
  readonly label?: string;
  readonly name?: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  /** Whole numbers only: the arrow keys change them by one. */
  readonly whole?: boolean;
  readonly disabled?: boolean;
  readonly className?: string | undefined;
  readonly onChange: (value: number) => void;
}

interface Typed {
  readonly text: string;
  /** The number before it. */
  readonly before: number;
}

/** Decimals that are shown of a number that was reckoned, not typed. */
const DECIMALS = 4;

export function NumberField(props: NumberFieldProps) {
  const { label, name, value, min, max, whole = false, disabled = false, className, onChange } = props;
  const language = useLanguage();
  const { t } = useTranslation("common");
  const [typed, setTyped] = useState<Typed | null>(null);
  const [isGivenUp, setGivenUp] = useState(false);
  const fits = (number: number | null): number is number =>
    number !== null && number >= min && number <= max && (!whole || Number.isInteger(number));
  const shown = String(Number(value.toFixed(DECIMALS))).replace(".", language === "ru" ? "," : ".");

  const isWrong = typed !== null && !fits(parseNumber(typed.text));
  const bounds = Number.isFinite(max - min) ? t("bounds", { min: formatNumber(min), max: formatNumber(max) }) : true;

  const leave = () => {
    setGivenUp(isWrong);
    setTyped(null);
  };
  const type = (text: string) => {
    setGivenUp(false);
    setTyped({ text, before: typed?.before ?? value });
    const number = parseNumber(text);
    if (fits(number)) onChange(number);
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === "Enter") leave();
    if (event.key === "Escape" && typed !== null) {
      if (typed.before !== value) onChange(typed.before);
      setTyped(null);
    }
    const by = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (!whole || by === undefined) return;
    event.preventDefault();
    setTyped(null);
    if (fits(value + by)) onChange(value + by);
  };
  return (
    <TextInput
      className={className}
      size="xs"
      label={label}
      aria-label={label === undefined ? name : undefined}
      inputMode={min < 0 ? "text" : whole ? "numeric" : "decimal"}
      autoComplete="off"
      disabled={disabled}
      error={(isWrong || isGivenUp) && bounds}
      // Else Escape would close the dialog around, too: Mantine listens before this field does.
      data-mantine-stop-propagation={typed !== null}
      value={typed?.text ?? shown}
      onChange={(event) => type(event.currentTarget.value)}
      onFocus={(event) => event.currentTarget.select()}
      onBlur={leave}
      onKeyDown={press}
    />
  );
}
