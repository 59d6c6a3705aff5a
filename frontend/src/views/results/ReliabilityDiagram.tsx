/** Whether the network is right as often as it says (Guo et al. 2017): accuracy against confidence, bin by bin. */

import { useTranslation } from "react-i18next";
import { widestBin } from "../../core/results";
import { formatFixed, formatNumber, formatPercent } from "../../i18n/numbers";
import type { Calibration } from "../../wire/results";
import classes from "./Results.module.css";

const SIDE = 300;
const LEFT = 40;
const BELOW = 34;
const COUNTS = 54;
/** A bin with a smaller share of the images says little. */
const FEW = 0.01;

interface ReliabilityDiagramProps {
  readonly calibration: Calibration;
  /** The loss has trained logits only, not what softmax makes of them. */
  readonly isOfLogits: boolean;
}

export function ReliabilityDiagram({ calibration, isOfLogits }: ReliabilityDiagramProps) {
  const { t } = useTranslation("results");
  const most = Math.max(...calibration.bins.map((bin) => bin.count));
  const widest = widestBin(calibration.bins);
  const images = calibration.bins.reduce((sum, { count }) => sum + count, 0);
  const isFew = widest !== null && widest.count < FEW * images;
  const surplus = calibration.bins.reduce((sum, { count, confidence, accuracy }) => {
    return sum + count * ((confidence ?? 0) - (accuracy ?? 0));
  }, 0);
  return (
    <figure className={classes.reliability}>
      <svg
        viewBox={`0 0 ${LEFT + SIDE + 12} ${SIDE + BELOW + COUNTS + 10}`}
        role="img"
        aria-label={t("calibration.label", { ece: formatFixed(calibration.expected_error, 3) })}
      >
        <g transform={`translate(${LEFT} 8)`}>
          <rect className={classes.plot} width={SIDE} height={SIDE} />
          {calibration.bins.map((bin) => {
            const [x, width] = [bin.lo * SIDE, (bin.hi - bin.lo) * SIDE];
            if (bin.accuracy === null || bin.confidence === null) return null;
            const [low, high] = [Math.min(bin.accuracy, bin.confidence), Math.max(bin.accuracy, bin.confidence)];
            return (
              <g key={bin.lo}>
                <title>
                  {t("calibration.bin", {
                    lo: formatPercent(bin.lo),
                    hi: formatPercent(bin.hi),
                    count: bin.count,
                    confidence: formatPercent(bin.confidence),
                    accuracy: formatPercent(bin.accuracy),
                  })}
                </title>
                <rect
                  className={classes.bar}
                  x={x + 1}
                  y={SIDE * (1 - bin.accuracy)}
                  width={width - 2}
                  height={SIDE * bin.accuracy}
                />
                <rect
                  className={classes.gap}
                  x={x + 1}
                  y={SIDE * (1 - high)}
                  width={width - 2}
                  height={SIDE * (high - low)}
                />
                <rect
                  className={classes.count}
                  x={x + 1}
                  y={SIDE + BELOW + COUNTS * (1 - bin.count / most)}
                  width={width - 2}
                  height={Math.max(1, COUNTS * (bin.count / most))}
                />
              </g>
            );
          })}
          <line className={classes.ideal} x1={0} y1={SIDE} x2={SIDE} y2={0} />
          {[0, 0.5, 1].map((tick) => (
            <g key={tick} className={classes.tick}>
              <text x={-6} y={SIDE * (1 - tick) + 4} textAnchor="end">
                {formatNumber(tick * 100)}
              </text>
              <text x={SIDE * tick} y={SIDE + 14} textAnchor="middle">
                {formatNumber(tick * 100)}
              </text>
            </g>
          ))}
          <text className={classes.axis} x={SIDE / 2} y={SIDE + 28} textAnchor="middle">
            {t("calibration.confidence")}
          </text>
          <text className={classes.axis} transform={`translate(-28 ${SIDE / 2}) rotate(-90)`} textAnchor="middle">
            {t("calibration.accuracy")}
          </text>
        </g>
      </svg>
      <figcaption>
        <dl className={classes.figures}>
          <Figure name={t("calibration.ece")} value={formatFixed(calibration.expected_error, 4)} />
          <Figure name={t("calibration.mce")} value={formatFixed(calibration.largest_error, 3)} />
        </dl>
        {isFew && <p className={classes.note}>{t("calibration.widest", { count: widest.count })}</p>}
        <p className={classes.note}>{t(surplus > 0 ? "calibration.over" : "calibration.under")}</p>
        {isOfLogits && <p className={classes.note}>{t("calibration.untrained")}</p>}
        <p className={classes.note}>{t("calibration.how")}</p>
      </figcaption>
    </figure>
  );
}

export function Figure({
  name,
  value,
  hint,
}: {
  readonly name: string;
  readonly value: string;
  readonly hint?: string;
}) {
  return (
    <div title={hint}>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
