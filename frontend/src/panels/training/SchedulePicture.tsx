/** The learning rate over the whole training, drawn before it begins; while it goes on, with the place it has reached. */

import { useTranslation } from "react-i18next";
import { areaUnder, lineThrough, placeOn } from "../../core/scheduleCurve";
import { useLanguage } from "../../i18n";
import { formatSetting } from "../../i18n/numbers";
import { isActive, useRun } from "../../state/run";
import type { Json, Plan } from "../../wire/types";
import classes from "./SchedulePicture.module.css";

const WIDTH = 240;
const HEIGHT = 56;

export function SchedulePicture({
  plan,
  schedule,
}: {
  readonly plan: Plan | null;
  readonly schedule: Json | undefined;
}) {
  const { t } = useTranslation("training");
  const language = useLanguage();
  const run = useRun((state) => state.run);
  if (plan === null || plan.curve.length === 0) return null;
  const curve = plan.curve;
  const rates = curve.map(([, rate]) => rate);
  const size = { width: WIDTH, height: HEIGHT };
  const said = (rate: number | undefined) => formatSetting(Number((rate ?? 0).toPrecision(3)), language);
  const reached = run?.current && isActive(run) ? placeOn(curve, run.step, size) : null;
  const words = { first: said(rates[0]), last: said(rates.at(-1)), most: said(Math.max(...rates)) };
  return (
    <figure className={classes.figure} data-testid="schedule">
      <div className={classes.most}>{words.most}</div>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={t("schedule.name", words)}
      >
        <path className={classes.area} d={areaUnder(curve, size)} />
        <path className={classes.line} d={lineThrough(curve, size)} />
        {reached && <line className={classes.reached} x1={reached.x} x2={reached.x} y1={0} y2={HEIGHT} />}
      </svg>
      <figcaption className={classes.axis}>
        <span>0</span>
        {schedule === "plateau" && <span>{t("schedule.plateau")}</span>}
        <span>{plan.steps === null ? t("schedule.open") : t("schedule.axis", { count: plan.steps })}</span>
      </figcaption>
    </figure>
  );
}
