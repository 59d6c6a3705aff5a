/** The pictures of one kind of the opened layer, with the value under the pointer, their colours and what those mean. */

import { SegmentedControl } from "@mantine/core";
import { Suspense, useCallback, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ValueRange } from "../../core/colours";
import type { ColourScale } from "../../core/raster";
import { unitAt } from "../../core/unit";
import { type Language, useLanguage } from "../../i18n";
import { formatValue } from "../../i18n/numbers";
import { openUnit, PIXEL_FACE, pointAt } from "../../state/unit";
import { setColourScale, useView } from "../../state/view";
import { later } from "../../ui/later";
import { useIsTouched } from "../../ui/touch";
import type { ItemKind } from "../../wire/types";
import { ColourLegend } from "./ColourLegend";
import type { FaceProps } from "./faces";
import { LARGEST_SIDE, MapSheet, type Reading } from "./MapSheet";
import { MaskLegend } from "./MaskLegend";
import classes from "./NodeView.module.css";
import { readingText } from "./reading";
import { useHasItem } from "./useHasItem";

const WeightField = later(async () => (await import("../kernels/WeightField")).WeightField);

const SCALES: readonly ColourScale[] = ["map", "layer", "network"];

export const MapsFace = (props: FaceProps) => <Pictures {...props} kind="activations" />;
export const FiltersFace = (props: FaceProps) => <Pictures {...props} kind="filters" />;
export const MaskFace = (props: FaceProps) => <Pictures {...props} kind="mask" />;

export function Pictures({ id, kind, node, name, shape }: FaceProps & { readonly kind: ItemKind }) {
  const { t } = useTranslation("node");
  const language = useLanguage();
  const hint = useIsTouched() ? "hint_touch" : "hint";
  const colourScale = useView((view) => view.colourScale);
  const readout = useRef<HTMLOutputElement>(null);
  const [range, setRange] = useState<ValueRange | null>(null);
  const [isColour, setColour] = useState(false);
  // A weight of a matrix that was clicked.
  const [weight, setWeight] = useState<Reading | null>(null);
  const hasPicture = useHasItem(id, kind);
  const features = shape?.length === 1 ? (shape[0] ?? 0) : null;
  const isInput = node.type === "input";
  const isMask = kind === "mask";
  const hasScale = !isInput && !isMask;

  const read = useCallback(
    (reading: Reading | null) => {
      pointAt(reading && unitAt(reading.item, features, reading));
      if (readout.current === null) return;
      readout.current.textContent =
        reading === null ? t(hint) : readingText(reading, features, valuesText(reading.values, language), t);
    },
    [t, hint, language, features],
  );

  const choose = useCallback(
    (reading: Reading) => {
      setWeight(kind === "filters" && reading.item.tiles === 1 && isWhole(reading) ? reading : null);
      const unit = unitAt(reading.item, features, reading);
      if (unit) openUnit(unit, PIXEL_FACE);
    },
    [features, kind],
  );

  // Ranges change with every frame; the legend only when they do.
  const span = useCallback((next: ValueRange | null, inColour: boolean) => {
    setColour(inColour);
    setRange((now) => (now?.lo === next?.lo && now?.hi === next?.hi ? now : next));
  }, []);

  return (
    <>
      <div className={classes.tools}>
        {hasScale && (
          <span className={classes.scale}>
            {t("scale.label")}
            <SegmentedControl
              size="xs"
              aria-label={t("scale.label")}
              value={colourScale}
              onChange={(value) => setColourScale(value as ColourScale)}
              data={SCALES.map((value) => ({ value, label: t(`scale.${value}`) }))}
            />
          </span>
        )}
        {hasPicture && !isInput && range !== null && <ColourLegend range={range} />}
        <output ref={readout} className={classes.readout} aria-live="polite">
          {t(hint)}
        </output>
        {isMask && range !== null && <MaskLegend factor={range.hi} />}
        {weight !== null && (
          <Suspense>
            <WeightField node={id} row={weight.row} column={weight.column} value={weight.values[0] ?? 0} />
          </Suspense>
        )}
        {hasPicture && hasScale && (
          <p className={classes.meaning}>
            {t(`scale.about.${colourScale}`)} {isColour && t("scale.colour")}
            {range !== null && t(range.lo < 0 ? "scale.signed" : "scale.positive")}
          </p>
        )}
      </div>
      <MapSheet
        node={id}
        kind={kind}
        label={t("grid", { name })}
        grey={isInput}
        onRead={read}
        onChoose={choose}
        onRange={span}
      />
      {!hasPicture && <p className={classes.empty}>{t("no_maps")}</p>}
    </>
  );
}

/** A larger matrix comes as means of neighbours, which are no weights that could be changed. */
function isWhole({ item }: Reading): boolean {
  return Math.max(item.height, item.width) < LARGEST_SIDE;
}

/** One value, or red, green and blue. */
function valuesText(values: readonly number[], language: Language): string {
  return values.map((value) => formatValue(value, language)).join(" / ");
}
