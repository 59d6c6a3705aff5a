/** Amounts as bars of one scale, with their numbers; logarithmic where they are too far apart for a common one. */

import { formatNumber } from "../../i18n/numbers";
import classes from "./Bars.module.css";

interface Bar {
  readonly name: string;
  readonly value: number;
  /** What stands beside the number. */
  readonly note?: string;
}

interface BarsProps {
  readonly bars: readonly Bar[];
  readonly isLogarithmic?: boolean;
}

export function Bars({ bars, isLogarithmic = false }: BarsProps) {
  const size = (value: number) => (isLogarithmic ? Math.log10(1 + value) : value);
  const most = Math.max(1e-12, ...bars.map(({ value }) => size(value)));
  return (
    <dl className={classes.bars}>
      {bars.map(({ name, value, note }, place) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <b>{formatNumber(value)}</b> {note !== undefined && <span>{note}</span>}
            <span className={classes.track} aria-hidden="true">
              <span data-place={place} style={{ width: `${(100 * size(value)) / most}%` }} />
            </span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
