/** Numbers for the sides of a window: one for all while linked, else height and width, else all four. */

import { ActionIcon, Tooltip } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { allEqual, type NumberField, spread } from "../../core/fields";
import { Icon } from "../../ui/icons";
import type { Json } from "../../wire/types";
import classes from "./Form.module.css";
import { NumberRow } from "./NumberRow";

interface SidesFieldProps {
  readonly label: string;
  readonly values: readonly number[];
  /** the most sides that may differ: 2, or 4 for a padding */
  readonly most: number;
  readonly field: NumberField;
  readonly disabled: boolean;
  readonly onChange: (value: Json, gesture: string | null) => void;
  readonly onFault: (label: string, sentence: string | null) => void;
}

const SIDES: Record<number, readonly string[]> = {
  2: ["vertical", "horizontal"],
  4: ["top", "bottom", "left", "right"],
};

export function SidesField({ label, values, most, field, disabled, onChange, onFault }: SidesFieldProps) {
  const { t } = useTranslation("form");
  const differing = allEqual(values) ? 1 : values.length;
  const [wanted, setWanted] = useState(1);
  const shown = Math.max(differing, wanted);
  const next = shown === 1 ? 2 : shown < most ? most : 1;
  const cycle = () => {
    setWanted(next);
    if (next === 1) onChange(spread([values[0] ?? 0], 2), null);
  };
  const rows = shown === 1 ? [values[0] ?? 0] : spread(values, shown);
  return (
    <div className={classes.sides} data-sides={shown}>
      {rows.map((value, index) => {
        const side = shown === 1 ? null : t(`sides.${SIDES[shown]?.[index]}`);
        return (
          <div key={side ?? "all"} className={classes.side}>
            {side && <span className={classes.sideName}>{side}</span>}
            <NumberRow
              label={side ? `${label}: ${side}` : label}
              value={value}
              field={field}
              disabled={disabled}
              slides
              beside={side !== null}
              onFault={onFault}
              onChange={(changed, gesture) =>
                onChange(shown === 1 ? spread([changed], 2) : rows.with(index, changed), gesture)
              }
            />
          </div>
        );
      })}
      <Tooltip label={t(next === 1 ? "link" : "unlink")}>
        <ActionIcon
          className={classes.link}
          variant="subtle"
          color="gray"
          size="xs"
          aria-label={`${label}: ${t(next === 1 ? "link" : "unlink")}`}
          disabled={disabled}
          onClick={cycle}
        >
          <Icon name={shown === 1 ? "link" : "unlink"} size={13} />
        </ActionIcon>
      </Tooltip>
    </div>
  );
}
