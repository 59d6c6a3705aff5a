/** A template over a drawing: the map of answers, its maximum against a threshold, and how that sorts eight pictures. */

import "./texts";
import { useTranslation } from "react-i18next";
import { withValue } from "../convolution/arithmetic";
import type { LabProps } from "../declare";
import type { Matrix } from "../fields";
import { Drawing } from "../parts/Drawing";
import { Grid } from "../parts/Grid";
import { Panel } from "../parts/Panel";
import { SliderRow } from "../parts/SliderRow";
import { shownNumber } from "../parts/typed";
import type { lab } from "./lab";
import { responses, rightOnes, SPECIMENS, strongest, verdict } from "./matching";
import classes from "./Template.module.css";

export default function View({ state, change }: LabProps<typeof lab>) {
  const { t } = useTranslation("lab-template");
  const { picture, kernel, threshold } = state;
  const map = responses(picture, kernel);
  const most = strongest(picture, kernel);
  const bounds = { min: -9, max: 9 };
  const highest = kernel.flat().reduce((sum, weight) => sum + Math.max(0, weight), 0);
  return (
    <div className={classes.lab}>
      <div className={classes.maps}>
        <figure className={classes.map}>
          <figcaption>{t("picture")}</figcaption>
          <Drawing label={t("picture")} picture={picture} onDraw={(next) => change({ picture: next })} />
        </figure>
        <figure className={classes.map}>
          <figcaption>{t("template")}</figcaption>
          <Grid
            label={t("template")}
            values={kernel}
            tone="signed"
            size="large"
            bounds={bounds}
            onEdit={(row, column, value) => change({ kernel: withValue(kernel, row, column, value) })}
          />
        </figure>
        <figure className={classes.map}>
          <figcaption>{t("answers")}</figcaption>
          <Grid
            label={t("answers")}
            values={map}
            tone="positive"
            mark={(row, column) => (map[row]?.[column] === most ? "result" : undefined)}
          />
        </figure>
        <p className={classes.most}>
          {t("most")}
          <b data-testid="most">{shownNumber(most, 2)}</b>
          <span className={classes.verdict} data-verdict={verdict(picture, kernel, threshold)}>
            {most >= threshold ? "≥" : "<"} {shownNumber(threshold, 2)}:{" "}
            {t(`verdicts.${verdict(picture, kernel, threshold)}`)}
          </span>
        </p>
      </div>
      <Panel title={t("sorting")}>
        <SliderRow
          label={t("threshold")}
          value={threshold}
          min={0}
          max={Math.max(3, highest + 1)}
          step={0.25}
          onChange={(value) => change({ threshold: value })}
        />
        <ul className={classes.specimens}>
          {SPECIMENS.map(({ truth, picture: specimen }, place) => {
            const told = verdict(specimen, kernel, threshold);
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: a specimen is its place
              <li key={place} data-right={told === truth}>
                <button
                  type="button"
                  aria-label={t("take", { number: place })}
                  onClick={() => change({ picture: specimen })}
                >
                  <Thumbnail picture={specimen} />
                </button>
                <span>
                  max {shownNumber(strongest(specimen, kernel), 2)} → {t(`signs.${told}`)}{" "}
                  <b>{t(told === truth ? "right" : "wrong")}</b>
                </span>
              </li>
            );
          })}
        </ul>
        <p className={classes.words} role="status">
          {t("score", { right: rightOnes(kernel, threshold), all: SPECIMENS.length })}
        </p>
      </Panel>
    </div>
  );
}

function Thumbnail({ picture }: { readonly picture: Matrix }) {
  const side = picture.length;
  const square = (x: number, y: number) => `M${x + 0.06} ${y + 0.06}h.88v.88h-.88z`;
  const ink = picture.flatMap((row, y) => row.flatMap((value, x) => (value === 1 ? square(x, y) : [])));
  return (
    <svg viewBox={`0 0 ${side} ${side}`} width="54" height="54" aria-hidden="true">
      <path d={ink.join("")} />
    </svg>
  );
}
