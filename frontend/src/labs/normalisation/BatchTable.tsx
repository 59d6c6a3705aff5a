/** The batch as a table: a row a sample, a column a channel, in each cell a map of numbers. */

import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { formatNumber } from "../../i18n/numbers";
import { Grid } from "../parts/Grid";
import { BOUNDS, indexOf, placeOf, SIDE } from "./lab";
import classes from "./Normalisation.module.css";
import type { Batch } from "./normalise";

interface BatchTableProps {
  readonly label: string;
  readonly batch: Batch;
  /** the number in hand */
  readonly at: number;
  readonly isShared: (sample: number, channel: number) => boolean;
  readonly onPick: (at: number) => void;
  readonly onEdit?: (at: number, value: number) => void;
}

export function BatchTable({ label, batch, at, isShared, onPick, onEdit }: BatchTableProps) {
  const { t } = useTranslation("lab-normalisation");
  const chosen = placeOf(at);
  const maps = useMemo(() => batch.map((sample) => sample.map(asMap)), [batch]);
  return (
    <div className={classes.scroll}>
      <table className={classes.batch} aria-label={label}>
        <thead>
          <tr>
            <td />
            {maps[0]?.map((_, channel) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a channel is its place
              <th key={channel} scope="col">
                {t("channel", { index: formatNumber(channel) })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {maps.map((sample, n) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a sample is its place
            <tr key={n}>
              <th scope="row">{t("sample", { index: formatNumber(n) })}</th>
              {sample.map((map, c) => {
                const place = (row: number, column: number) => indexOf({ sample: n, channel: c, row, column });
                const isMine = n === chosen.sample && c === chosen.channel;
                return (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a map is its place
                  <td key={c} data-shared={isShared(n, c)}>
                    <Grid
                      label={`${t("sample", { index: formatNumber(n) })}, ${t("channel", { index: formatNumber(c) })}`}
                      values={map}
                      size="small"
                      among={batch.flat()}
                      bounds={BOUNDS}
                      tone="signed"
                      mark={(row, column) =>
                        isMine && row === chosen.row && column === chosen.column ? "result" : undefined
                      }
                      onPick={(row, column) => onPick(place(row, column))}
                      {...(onEdit && {
                        onEdit: (row: number, column: number, value: number) => onEdit(place(row, column), value),
                      })}
                    />
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function asMap(values: readonly number[]): number[][] {
  return Array.from({ length: SIDE }, (_, row) => values.slice(row * SIDE, (row + 1) * SIDE));
}
