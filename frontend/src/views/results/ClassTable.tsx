/** Each class by itself, sorted by whatever one wants to know. */

import { UnstyledButton } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type ClassColumn, classRows, sortedRows } from "../../core/results";
import { formatFixed, formatNumber } from "../../i18n/numbers";
import type { ResultSummary } from "../../wire/results";
import classes from "./Results.module.css";

const COLUMNS: readonly ClassColumn[] = ["class", "images", "predicted", "precision", "recall", "f1"];

interface ClassTableProps {
  readonly summary: ResultSummary;
  readonly names: readonly string[];
}

export function ClassTable({ summary, names }: ClassTableProps) {
  const { t } = useTranslation("results");
  const [order, setOrder] = useState<{ by: ClassColumn; descending: boolean }>({ by: "f1", descending: false });
  const rows = classRows(summary.by_class);
  const isUndefined = rows.some((row) => row.precision === null || row.recall === null);
  const sort = (by: ClassColumn) =>
    setOrder((now) => ({ by, descending: now.by === by ? !now.descending : by === "images" || by === "predicted" }));
  const share = (value: number | null) => (value === null ? "–" : formatFixed(value, 3));
  return (
    <>
      <table className={classes.table}>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th
                key={column}
                scope="col"
                aria-sort={order.by === column ? (order.descending ? "descending" : "ascending") : "none"}
              >
                <UnstyledButton title={t(`columns_hint.${column}`)} onClick={() => sort(column)}>
                  {t(`columns.${column}`)}
                  {order.by === column && <span aria-hidden="true">{order.descending ? " ↓" : " ↑"}</span>}
                </UnstyledButton>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sortedRows(rows, order.by, order.descending).map((row) => (
            <tr key={row.class}>
              <th scope="row">{names[row.class]}</th>
              <td>{formatNumber(row.images)}</td>
              <td>{formatNumber(row.predicted)}</td>
              <td>{share(row.precision)}</td>
              <td>{share(row.recall)}</td>
              <td>{share(row.f1)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          {(["macro", "weighted"] as const).map((mean) => (
            <tr key={mean}>
              <th scope="row" title={t(`means_hint.${mean}`)}>
                {t(`means.${mean}`)}
              </th>
              <td>{formatNumber(summary.images)}</td>
              <td>{formatNumber(summary.images)}</td>
              <td>{share(summary[mean].precision)}</td>
              <td>{share(summary[mean].recall)}</td>
              <td>{share(summary[mean].f1)}</td>
            </tr>
          ))}
        </tfoot>
      </table>
      <p className={classes.note}>{t("micro")}</p>
      {isUndefined && <p className={classes.note}>{t("undefined")}</p>}
    </>
  );
}
