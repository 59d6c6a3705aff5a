/** Which colours mean which values: a strip from the lowest to the highest. */
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { colourOf, scaleFor, type ValueRange } from "../../core/colours";
import { useLanguage } from "../../i18n";
import { formatValue } from "../../i18n/numbers";
import { useView } from "../../state/view";
import classes from "./ColourLegend.module.css";

const STRIP = 120;

export function ColourLegend({ range }: { readonly range: ValueRange }) {
  const { t } = useTranslation("node");
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useView((view) => view.theme);
  const language = useLanguage();

  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!context) return;
    const scale = scaleFor(range);
    const words = Uint32Array.from({ length: STRIP }, (_, x) =>
      colourOf(range.lo + ((range.hi - range.lo) * x) / (STRIP - 1), scale, theme),
    );
    context.putImageData(new ImageData(new Uint8ClampedArray(words.buffer), STRIP, 1), 0, 0);
  }, [range, theme]);

  const [lo, hi] = [formatValue(range.lo, language), formatValue(range.hi, language)];
  return (
    <span className={classes.legend}>
      <span>{lo}</span>
      <canvas
        ref={canvas}
        width={STRIP}
        height={1}
        className={classes.strip}
        role="img"
        aria-label={t("legend", { lo, hi })}
      />
      <span>{hi}</span>
    </span>
  );
}
