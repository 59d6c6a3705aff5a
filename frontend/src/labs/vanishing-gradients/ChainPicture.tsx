/** The chain: a box a layer with its derivative to be edited, above them the ways around, each to be switched. */

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

/** A cell of the grid of derivatives with its gap: the arches stand above them. */
const EACH = 62;
const TALL = 54;

export function ChainPicture({ factors, blocks, isOn, onFactor, onSkip }: ChainPictureProps) {
  const { t } = useTranslation("lab-vanishing-gradients");
  return (
    <div className={classes.chain}>
      <div className={classes.arches} style={{ width: factors.length * EACH + 2, height: TALL }}>
        {blocks.map(({ first, last }, index) => {
          const width = (last - first + 1) * EACH;
          return (
            <button
              key={first}
              type="button"
              className={classes.arch}
              style={{ insetInlineStart: first * EACH + 1, width }}
              aria-pressed={isOn[index] ?? false}
              aria-label={t("skip", { first: formatNumber(first + 1), last: formatNumber(last + 1) })}
              onClick={() => onSkip(index)}
            >
              <svg viewBox={`0 0 ${width} ${TALL}`} aria-hidden="true">
                <path d={`M10 ${TALL}C10 4 ${width - 10} 4 ${width - 10} ${TALL}`} />
                <text x={width / 2} y={isOn[index] ? 33 : 36} textAnchor="middle">
                  {isOn[index] ? "+1" : t("off")}
                </text>
              </svg>
            </button>
          );
        })}
      </div>
      <Grid
        label={t("factors")}
        values={[factors]}
        size="large"
        bounds={FACTORS}
        onEdit={(_, layer, value) => onFactor(layer, value)}
      />
      <div className={classes.direction} style={{ width: factors.length * EACH + 2 }} aria-hidden="true">
        <span>{t("input")}</span>
        <span>{t("gradientArrow")}</span>
        <span>{t("lossEnd")}</span>
      </div>
    </div>
  );
}
