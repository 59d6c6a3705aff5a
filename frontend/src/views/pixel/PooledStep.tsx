/** Pooling: the window's values, what is made of them, and where a gradient that arrives here goes on. */
import { useTranslation } from "react-i18next";
import { useLanguage } from "../../i18n";
import { formatNumber } from "../../i18n/numbers";
import { useNodeAnalysis } from "../../state/analysis";
import type { Pooled, Value } from "./arithmetic";
import { Cells } from "./Cells";
import { reachOf, valueText } from "./cells";
import classes from "./Pixel.module.css";
import { outsideOf, spanOf } from "./spans";
import { TileCanvas, WindowMark } from "./TileCanvas";

const MAP = 132;
const TABLE = 190;

export function PooledStep({ step }: { readonly step: Pooled }) {
  const { t } = useTranslation("pixel");
  const language = useLanguage();
  const shape = useNodeAnalysis(step.source)?.shape;
  const columns = step.columns.length;
  const size = `${step.rows.length}×${columns}`;
  const outside = outsideOf(step);
  const winner = step.winner && step.rows.indexOf(step.winner[0]) * columns + step.columns.indexOf(step.winner[1]);
  const equals = winner === null ? 0 : equalTo(step.patch?.flat() ?? [], winner);
  return (
    <section className={classes.step} aria-label={t(`pooled.${step.operation}`, { size })}>
      <h3 className={classes.heading}>
        {t(`pooled.${step.operation}`, { size })} <small>{t("map", { channel: step.channel })}</small>
      </h3>
      <div className={classes.pooled}>
        {shape && (
          <TileCanvas node={step.source} channel={step.channel} shape={shape} side={MAP}>
            <WindowMark rows={spanOf(step.rows)} columns={spanOf(step.columns)} size={step.size} />
            {step.winner && (
              <WindowMark
                kind="winner"
                rows={[step.winner[0], step.winner[0]]}
                columns={[step.winner[1], step.winner[1]]}
                size={step.size}
              />
            )}
          </TileCanvas>
        )}
        {step.patch && (
          <figure className={classes.figure}>
            <Cells
              table={step.patch}
              reach={reachOf([step.patch])}
              label={t("pooled.patch")}
              width={TABLE}
              outside={outside}
              winner={winner}
            />
            <figcaption>{t("pooled.patch")}</figcaption>
          </figure>
        )}
        {step.weights && (
          <>
            <span className={classes.operator}>×</span>
            <figure className={classes.figure}>
              <Cells table={step.weights} reach={reachOf([step.weights])} label={t("pooled.weights")} width={TABLE} />
              <figcaption>{t("pooled.weights")}</figcaption>
            </figure>
          </>
        )}
        {step.slopes && (
          <figure className={classes.figure}>
            <Cells
              table={step.slopes}
              reach={reachOf([step.slopes])}
              label={t("pooled.slopes")}
              width={TABLE}
              outside={outside}
            />
            <figcaption>{t("pooled.slopes")}</figcaption>
          </figure>
        )}
      </div>
      {step.patch === null && (
        <p className={classes.note}>{t("pooled.many", { count: step.rows.length * step.columns.length })}</p>
      )}
      <p className={classes.formula}>{pooledFormula(step, language)}</p>
      <p className={classes.note}>
        {t(`pooled.gradient.${equals > 1 ? "max_tied" : step.operation}`, {
          row: step.winner?.[0],
          column: step.winner?.[1],
          count: equals > 1 ? equals : (step.divisor ?? 0),
        })}
      </p>
    </section>
  );
}

/** How many of the values are the one at `place`. */
function equalTo(values: readonly Value[], place: number): number {
  return values.filter((value) => value !== null && value === values[place]).length;
}

function pooledFormula(step: Pooled, language: "en" | "ru"): string {
  const [sum, output] = [valueText(step.sum, language), valueText(step.output, language)];
  switch (step.operation) {
    case "max":
      return `max = ${output}`;
    case "mean":
      return `Σx / n = ${sum} / ${formatNumber(step.divisor ?? 0, language)} = ${output}`;
    case "weighted":
      return `Σ w·x = ${output}`;
    case "power":
      return `(Σ |x|^${step.power})^(1/${step.power}) = ${sum}^(1/${step.power}) = ${output}`;
    case "subsample":
      return `w·Σx + b = ${valueText(step.weight, language)} · ${sum} + ${valueText(step.bias, language)} = ${output}`;
  }
}
