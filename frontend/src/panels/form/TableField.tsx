/** Which maps each filter sees: a row for every map, a column for every filter, a square where they are connected. */

import { UnstyledButton } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { mapsOf, type Rows, rowsOf, switched } from "../../core/rows";
import type { Json } from "../../wire/types";
import classes from "./RowsField.module.css";

interface TableFieldProps {
  readonly label: string;
  readonly value: Json;
  readonly disabled: boolean;
  readonly onChange: (value: Json, gesture: string | null) => void;
}

export function TableField({ label, value, disabled, onChange }: TableFieldProps) {
  const { t } = useTranslation("layer");
  const table = rowsOf(value);
  const [wanted, setWanted] = useState(0);
  const maps = Array.from({ length: Math.max(mapsOf(table), wanted) }, (_, map) => map);
  const change = (next: Rows) =>
    onChange(
      next.map((row) => [...row]),
      null,
    );
  return (
    <fieldset className={classes.rows} aria-label={label} disabled={disabled}>
      <div className={classes.scroll}>
        {maps.map((map) => (
          <div key={map} className={classes.row}>
            <span className={classes.name}>{map}</span>
            {table.map((row, filter) => (
              <button
                // biome-ignore lint/suspicious/noArrayIndexKey: the place of a filter is what it is
                key={filter}
                type="button"
                className={classes.cell}
                aria-pressed={row.includes(map)}
                aria-label={t("table.cell", { filter, map })}
                title={t("table.cell", { filter, map })}
                onClick={() => change(switched(table, filter, map))}
              />
            ))}
          </div>
        ))}
      </div>
      <p className={classes.hint}>{t("table.axes")}</p>
      <div className={classes.tools}>
        <UnstyledButton className={classes.tool} onClick={() => change([...table, table.at(-1) ?? [0]])}>
          {t("table.add_filter")}
        </UnstyledButton>
        <UnstyledButton className={classes.tool} disabled={table.length < 2} onClick={() => change(table.slice(0, -1))}>
          {t("table.remove_filter")}
        </UnstyledButton>
        <UnstyledButton className={classes.tool} onClick={() => setWanted(maps.length + 1)}>
          {t("table.add_map")}
        </UnstyledButton>
      </div>
    </fieldset>
  );
}
