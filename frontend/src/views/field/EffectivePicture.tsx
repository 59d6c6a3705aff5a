/** The field of one unit on the input, with how strongly each pixel counts for some weights. */

import { useCallback, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { type Unit, unitText } from "../../core/unit";
import type { Field } from "../../core/unitFields";
import { problemText } from "../../i18n/problems";
import { latestItem, subscribe } from "../../state/frames";
import { useView } from "../../state/view";
import type { FrameItem } from "../../wire/frames";
import { FIELD_WATCH } from "./EarlierMaps";
import classes from "./Field.module.css";
import { paintField } from "./painting";
import { type Images, type Told, useEffectiveField } from "./useEffectiveField";
import { fieldView } from "./view";

interface EffectivePictureProps {
  readonly unit: Unit;
  readonly field: Field;
  /** The input's node and its height and width. */
  readonly input: string;
  readonly height: number;
  readonly width: number;
  readonly images: Images;
  readonly untrained: boolean;
  readonly title: string;
  readonly onTold: (told: Told | null) => void;
}

/** CSS pixels. */
const WIDEST = 320;

export function EffectivePicture(props: EffectivePictureProps) {
  const { unit, field, input, height, width, images, untrained, title, onTold } = props;
  const { t } = useTranslation("field");
  const theme = useView((view) => view.theme);
  const canvas = useRef<HTMLCanvasElement>(null);
  const heat = useRef<FrameItem | null>(null);
  const held = useRef<number | null>(null);

  const draw = useCallback(() => {
    const context = canvas.current?.getContext("2d");
    if (!context) return;
    const style = getComputedStyle(context.canvas);
    const view = fieldView(field.reach, height, width);
    const scale = (WIDEST / Math.max(view.columns, view.rows)) * window.devicePixelRatio;
    const known = { heat: heat.current, held: heat.current && held.current };
    const picture = { input: latestItem(input, "activations", FIELD_WATCH), ...known };
    paintField(context, { ...picture, ...field, height, width }, view, scale, {
      theme,
      seen: style.getPropertyValue("--sv-seen").trim(),
      padding: style.getPropertyValue("--sv-padding").trim(),
      line: style.getPropertyValue("--sv-edge").trim(),
    });
    context.canvas.dataset.ready = String(heat.current !== null);
  }, [field, input, height, width, theme]);

  const take = useCallback((item: FrameItem | null) => {
    heat.current = item;
  }, []);
  const { told, problem } = useEffectiveField(unit, images, untrained, take);

  const place = unitText(unit);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another unit's picture goes at once, before its own comes
  useEffect(() => {
    held.current = told?.held ?? null;
    onTold(told);
    draw();
  }, [told, onTold, draw, place, images]);

  useEffect(() => subscribe(input, "activations", draw, FIELD_WATCH), [input, draw]);

  return (
    <figure className={classes.effective} data-untrained={untrained || undefined}>
      <figcaption>{title}</figcaption>
      <canvas ref={canvas} role="img" aria-label={t("picture", { title })} />
      {problem !== null && <p className={classes.about}>{problemText(problem.problems[0] ?? problem)}</p>}
      {told !== null && told.held === null && <p className={classes.about}>{t("no_gradient")}</p>}
    </figure>
  );
}
