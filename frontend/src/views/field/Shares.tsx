/** How much of the gradient lies in squares of growing side: before any training, and with the weights looked at. */

import { useTranslation } from "react-i18next";
import { formatShare } from "../../i18n/numbers";
import classes from "./Field.module.css";
import type { Told } from "./useEffectiveField";

const WIDTH = 240;
const HEIGHT = 92;
const HELD = 0.95;

interface SharesProps {
  readonly before: Told | null;
  readonly now: Told | null;
}

export function Shares({ before, now }: SharesProps) {
  const { t } = useTranslation("field");
  const lines = [
    ["before", before],
    ["now", now],
  ] as const;
  const largest = Math.max(1, ...lines.flatMap(([, told]) => told?.sides ?? []));
  if (largest === 1) return null;
  const x = (side: number) => (side / largest) * WIDTH;
  const y = (share: number) => HEIGHT - share * HEIGHT;
  return (
    <figure className={classes.shares}>
      <svg viewBox={`-2 -4 ${WIDTH + 4} ${HEIGHT + 20}`} role="img" aria-label={t("shares.picture")}>
        <line x1={0} x2={WIDTH} y1={y(0)} y2={y(0)} />
        <line className={classes.heldLine} x1={0} x2={WIDTH} y1={y(HELD)} y2={y(HELD)} />
        <text x={0} y={y(HELD) + 11}>
          {formatShare(HELD)}
        </text>
        {lines.map(([name, told]) => told && <path key={name} data-line={name} d={lineOf(told, x, y)} />)}
        <text x={WIDTH} y={HEIGHT + 13} textAnchor="end">
          {t("shares.side", { side: largest })}
        </text>
      </svg>
    </figure>
  );
}

function lineOf({ sides, shares }: Told, x: (side: number) => number, y: (share: number) => number): string {
  return sides.map((side, index) => `${index === 0 ? "M" : "L"}${x(side)} ${y(shares[index] ?? 0)}`).join("");
}
