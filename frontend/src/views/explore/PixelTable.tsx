/** A part of an image as a table of its values: each cell has the grey of its pixel. */

import { useTranslation } from "react-i18next";
import { formatFixed } from "../../i18n/numbers";
import classes from "./Explore.module.css";
import { type Normalisation, normalise, type Pixels, type Region, valueAt } from "./pixels";

interface PixelTableProps {
  readonly pixels: Pixels;
  readonly region: Region;
  readonly channel: number;
  /** As the network is fed; null for the values as they are stored. */
  readonly normalisation: Normalisation | null;
}

/** Ink that is read on the grey of a value. */
const BRIGHT = 140;

export function PixelTable({ pixels, region, channel, normalisation }: PixelTableProps) {
  const { t } = useTranslation("explore");
  const rows = along(region.row, region.side, pixels.height);
  const columns = along(region.column, region.side, pixels.width);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keys
    <section className={classes.tableBox} tabIndex={0} aria-label={t("table")}>
      <table className={classes.table} data-side={region.side} data-after={normalisation !== null || undefined}>
        <thead>
          <tr>
            <td />
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row}>
              <th scope="row">{row}</th>
              {columns.map((column) => {
                const value = valueAt(pixels, channel, row, column);
                return (
                  <td
                    key={column}
                    style={{
                      background: `rgb(${value} ${value} ${value})`,
                      color: value > BRIGHT ? "#000" : "#fff",
                    }}
                  >
                    {normalisation ? formatFixed(normalise(value, normalisation, channel), 2) : value}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function along(start: number, side: number, length: number): number[] {
  return Array.from({ length: Math.min(side, length - start) }, (_, place) => start + place);
}
