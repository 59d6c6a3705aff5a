/** How a layer's weights are distributed, in a few pixels: bars over their values, with a mark at zero. */

import { useTranslation } from "react-i18next";
import { formatValue } from "../../i18n/numbers";
import type { LayerSignal } from "../../wire/types";
import classes from "./WeightBars.module.css";

interface WeightBarsProps {
  readonly histogram: NonNullable<LayerSignal["histogram"]>;
  readonly width: number;
  readonly height: number;
}

export function WeightBars({ histogram: { lo, hi, counts }, width, height }: WeightBarsProps) {
  const { t } = useTranslation("signals");
  const most = Math.max(...counts, 1);
  const bar = width / counts.length;
  const zero = lo < 0 && hi > 0 ? (-lo / (hi - lo)) * width : null;
  return (
    <svg
      className={classes.bars}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-label={t("weights_from_to", { lo: formatValue(lo), hi: formatValue(hi) })}
    >
      <title>{t("weights_from_to", { lo: formatValue(lo), hi: formatValue(hi) })}</title>
      {counts.map((count, at) => (
        <rect
          // biome-ignore lint/suspicious/noArrayIndexKey: a bin is its place
          key={at}
          x={at * bar}
          y={height - (count / most) * height}
          width={Math.max(0.5, bar - 0.4)}
          height={(count / most) * height}
        />
      ))}
      {zero !== null && <line x1={zero} x2={zero} y2={height} />}
    </svg>
  );
}
