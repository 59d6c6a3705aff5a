/** The weights of one kernel as numbers: typed, or changed by the arrow keys; what is seen follows at once. */

import { type KeyboardEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { parseNumber } from "../../core/fields";
import type { Kernel } from "../../core/overrides";
import { useLanguage } from "../../i18n";
import { formatFixed, formatValue } from "../../i18n/numbers";
import classes from "./Kernels.module.css";
import { round, stepOf, withValue } from "./kernels";

/** Beyond it a weight is a slip of the finger; the server takes no larger one either. */
const LARGEST = 1e30;

interface KernelGridProps {
  readonly kernel: Kernel;
  readonly onChange: (kernel: Kernel) => void;
}

export function KernelGrid({ kernel, onChange }: KernelGridProps) {
  const { t } = useTranslation("kernels");
  const width = kernel[0]?.length ?? 1;
  const step = stepOf(kernel);
  const cells = kernel.flatMap((row, y) => row.map((value, x) => ({ value, y, x })));
  return (
    <fieldset
      className={classes.grid}
      style={{ gridTemplateColumns: `repeat(${width}, minmax(52px, 66px))` }}
      aria-label={t("weights")}
    >
      {cells.map(({ value, y, x }) => (
        <Weight
          key={`${y} ${x}`}
          label={t("weight", { row: y, column: x })}
          value={value}
          step={step}
          digits={Math.max(2, 1 - Math.floor(Math.log10(step)))}
          onChange={(changed) => onChange(withValue(kernel, y, x, changed))}
        />
      ))}
    </fieldset>
  );
}

interface WeightProps {
  readonly label: string;
  readonly value: number;
  readonly step: number;
  /** Decimals that are read; all of them while it is changed. */
  readonly digits: number;
  readonly onChange: (value: number) => void;
}

const STEPS: Readonly<Record<string, number>> = { ArrowUp: 1, ArrowDown: -1, PageUp: 10, PageDown: -10 };

function Weight({ label, value, step, digits, onChange }: WeightProps) {
  const language = useLanguage();
  const [typed, setTyped] = useState<string | null>(null);
  const [focused, setFocused] = useState(false);
  const take = () => {
    const number = typed === null ? null : parseNumber(typed);
    setTyped(null);
    if (number !== null && Math.abs(number) <= LARGEST && number !== value) onChange(number);
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === "Enter") take();
    if (event.key === "Escape") setTyped(null);
    const by = STEPS[event.key];
    if (by === undefined) return;
    event.preventDefault();
    setTyped(null);
    onChange(round(value + by * step));
  };
  return (
    <input
      className={classes.weight}
      aria-label={label}
      inputMode="decimal"
      data-sign={Math.sign(value)}
      // Escape gives up what was typed before it closes the layer: Mantine's listener comes before this field's.
      data-mantine-stop-propagation={typed !== null}
      value={typed ?? (focused ? formatValue(value, language) : formatFixed(value, digits, language))}
      title={String(value)}
      onFocus={(event) => {
        setFocused(true);
        event.currentTarget.select();
      }}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={() => {
        setFocused(false);
        take();
      }}
      onKeyDown={press}
    />
  );
}
