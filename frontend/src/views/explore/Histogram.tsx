/** How often each value occurs: in this image, before all training images; the axis is of the values that are shown. */

import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { formatFixed } from "../../i18n/numbers";
import classes from "./Explore.module.css";
import { countValues, type Normalisation, normalise, outline, type Pixels } from "./pixels";
import { useStatistics } from "./useStatistics";

interface HistogramProps {
  readonly name: string;
  readonly pixels: Pixels;
  readonly channel: number;
  readonly normalisation: Normalisation | null;
}

const TICKS = [0, 128, 255] as const;

export function Histogram({ name, pixels, channel, normalisation }: HistogramProps) {
  const { t } = useTranslation("explore");
  const { value: statistics } = useStatistics(name);
  const all = useMemo(() => outline(statistics?.histogram[channel] ?? []), [statistics, channel]);
  const own = useMemo(() => outline(countValues(pixels, channel)), [pixels, channel]);
  return (
    <figure className={classes.histogram}>
      <svg viewBox="0 0 256 1" preserveAspectRatio="none" role="img" aria-label={t("histogram")}>
        <path className={classes.ofAll} d={all} />
        <path className={classes.ofOne} d={own} />
      </svg>
      <div className={classes.ticks} aria-hidden="true">
        {TICKS.map((value) => (
          <span key={value}>{normalisation ? formatFixed(normalise(value, normalisation, channel), 2) : value}</span>
        ))}
      </div>
      <figcaption>
        <span className={classes.key} data-kind="one">
          {t("ofOne")}
        </span>{" "}
        <span className={classes.key} data-kind="all">
          {t("ofAll")}
        </span>{" "}
        {t("logarithmic")}
      </figcaption>
    </figure>
  );
}
