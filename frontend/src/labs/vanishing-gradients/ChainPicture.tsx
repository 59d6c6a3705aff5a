/** The chain: a box a layer with its derivative to be edited, above them the ways around, each to be switched. */

import type { CSSProperties } from "react";
import { useTranslation } from "react-i18next";
import { formatNumber } from "../../i18n/numbers";
import { Grid } from "../parts/Grid";
import type { Skip } from "./backward";
import { FACTORS } from "./lab";
import classes from "./Vanishing.module.css";

interface ChainPictureProps {
  readonly factors: readonly number[];
  readonly blocks: readonly Skip[];
  readonly isOn: readonly boolean[];
  readonly onFactor: (layer: number, value: number) => void;
  readonly onSkip: (block: number) => void;
}

export function ChainPicture({ factors, blocks, isOn, onFactor, onSkip }: ChainPictureProps) {
  const { t } = useTranslation("lab-vanishing-gradients");
  return (
    <div className={classes.chain}>
      <div className={classes.layers} style={{ "--count": factors.length } as CSSProperties}>
        <div className={classes.arches}>
          {blocks.map(({ first, last }, index) => (
            <button
              key={first}
              type="button"
              className={classes.arch}
              style={{ "--first": first, "--long": last - first + 1 } as CSSProperties}
              aria-pressed={isOn[index] ?? false}
              aria-label={t("skip", { first: formatNumber(first + 1), last: formatNumber(last + 1) })}
              onClick={() => onSkip(index)}
            >
              <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
                <path d="M8 100C8 2 92 2 92 100" vectorEffect="non-scaling-stroke" />
              </svg>
              <span>{isOn[index] ? "+1" : t("off")}</span>
            </button>
          ))}
        </div>
        <Grid
          label={t("factors")}
          values={[factors]}
          size="large"
          bounds={FACTORS}
          onEdit={(_, layer, value) => onFactor(layer, value)}
        />
        <div className={classes.direction} aria-hidden="true">
          <span>{t("input")}</span>
          <span>{t("gradientArrow")}</span>
          <span>{t("lossEnd")}</span>
        </div>
      </div>
    </div>
  );
}
