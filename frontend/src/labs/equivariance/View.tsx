/** A square of two ways: first move and then convolve, or first convolve and then move; what differs; the maxima. */

import "./texts";
import { SegmentedControl } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { withValue } from "../convolution/arithmetic";
import type { LabProps } from "../declare";
import { Drawing } from "../parts/Drawing";
import { Grid } from "../parts/Grid";
import { HeatMap } from "../parts/HeatMap";
import { heatScale } from "../parts/heat";
import { Panel } from "../parts/Panel";
import { SliderRow } from "../parts/SliderRow";
import { shownNumber } from "../parts/typed";
import classes from "./Equivariance.module.css";
import type { lab } from "./lab";
import { compare } from "./moving";

const TURNS = [0, 1, 2, 3];

export default function View({ state, change }: LabProps<typeof lab>) {
  const { t } = useTranslation("lab-equivariance");
  const { picture, kernel, down, right, turns } = state;
  const found = compare(picture, kernel, state);
  const scale = heatScale([...found.map, ...found.mapOfMoved, ...found.movedMap], true);
  const [before, after] = found.maxima;
  const ringOf = (map: readonly (readonly number[])[], most: number) => (row: number, column: number) =>
    map[row]?.[column] === most;
  return (
    <div className={classes.lab}>
      <div className={classes.square}>
        <figure>
          <figcaption>{t("drawing")}</figcaption>
          <Drawing label={t("drawing")} picture={picture} size="small" onDraw={(next) => change({ picture: next })} />
        </figure>
        <span className={classes.way}>{t("convolve")} →</span>
        <figure>
          <figcaption>{t("map")}</figcaption>
          <HeatMap label={t("map")} values={found.map} scale={scale} ring={ringOf(found.map, before)} />
          <p className={classes.most}>
            max = <b data-testid="max-before">{shownNumber(before, 2)}</b>
          </p>
        </figure>
        <span className={classes.way}>{t("move")} →</span>
        <figure>
          <figcaption>{t("moved_map")}</figcaption>
          <HeatMap label={t("moved_map")} values={found.movedMap} scale={scale} />
        </figure>
        <figure>
          <figcaption>{t("moved")}</figcaption>
          <HeatMap label={t("moved")} values={found.picture} isInk />
        </figure>
        <span className={classes.way}>{t("convolve")} →</span>
        <figure>
          <figcaption>{t("map_of_moved")}</figcaption>
          <HeatMap
            label={t("map_of_moved")}
            values={found.mapOfMoved}
            scale={scale}
            ring={ringOf(found.mapOfMoved, after)}
          />
          <p className={classes.most}>
            max = <b data-testid="max-after">{shownNumber(after, 2)}</b>
          </p>
        </figure>
        <span className={classes.way}>−</span>
        <figure>
          <figcaption>{t("difference")}</figcaption>
          <HeatMap label={t("difference")} values={found.difference} scale={scale} />
        </figure>
      </div>
      <div className={classes.verdicts} role="status">
        <p data-holds={found.differing === 0}>
          <b>{t("equivariance")}</b>
          {found.differing === 0 ? t("holds") : t("differs", { count: found.differing })}
        </p>
        <p data-holds={before === after}>
          <b>{t("invariance")}</b>
          {t(before === after ? "stays" : "changes", { before: shownNumber(before, 2), after: shownNumber(after, 2) })}
        </p>
      </div>
      <div className={classes.settings}>
        <Panel title={t("movement")}>
          <SliderRow label={t("right")} value={right} min={-6} max={6} onChange={(to) => change({ right: to })} />
          <SliderRow label={t("down")} value={down} min={-6} max={6} onChange={(to) => change({ down: to })} />
          <SegmentedControl
            aria-label={t("turns")}
            value={String(turns)}
            onChange={(to) => change({ turns: Number(to) })}
            data={TURNS.map((turn) => ({ value: String(turn), label: t("turn", { degrees: 90 * turn }) }))}
          />
        </Panel>
        <Panel title={t("kernel")}>
          <Grid
            label={t("kernel")}
            values={kernel}
            tone="signed"
            bounds={{ min: -9, max: 9 }}
            onEdit={(row, column, value) => change({ kernel: withValue(kernel, row, column, value) })}
          />
          <p className={classes.words}>{t("why")}</p>
        </Panel>
      </div>
    </div>
  );
}
