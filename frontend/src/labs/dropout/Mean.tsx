/** One value over the draws: each of them, and their mean, which comes to the value itself. */

import { useMemo } from "react";
import { Trans, useTranslation } from "react-i18next";
import { formatFixed, formatNumber } from "../../i18n/numbers";
import board from "../parts/Board.module.css";
import { Panel } from "../parts/Panel";
import { Plot } from "../parts/Plot";
import classes from "./Dropout.module.css";
import { type Drop, type Maps, type Mask, meansOf, type ValuePlace } from "./draw";
import { MOST_DRAWS } from "./lab";

interface MeanProps {
  readonly drop: Drop;
  readonly maps: Maps;
  readonly place: ValuePlace;
  readonly draws: number;
  readonly mask: Mask;
}

const FIRST = 1;

export function Mean({ drop, maps, place, draws, mask }: MeanProps) {
  const { t } = useTranslation("lab-dropout");
  // All at once: with the draw in hand only its end is moved, and the line behind it stands still.
  const means = useMemo(() => meansOf(drop, maps, place, FIRST, MOST_DRAWS), [drop, maps, place]);
  const value = maps[place.channel]?.[place.row]?.[place.column] ?? 0;
  const isKept = mask.kept[place.channel]?.[place.row]?.[place.column] ?? true;
  const most = Math.max(1, Math.abs(value) / (drop.scaled ? 1 - drop.p : 1)) * 1.15;
  const points = means.slice(0, draws).map((mean, index): [number, number] => [index + 1, mean]);
  const end = points.at(-1);
  return (
    <Panel title={t("mean")}>
      <dl className={board.facts}>
        <div>
          <dt>{t("value")}</dt>
          <dd>{formatNumber(value)}</dd>
        </div>
        <div>
          <dt>{t("now")}</dt>
          <dd>{formatNumber(isKept ? value * mask.factor : 0)}</dd>
        </div>
        <div data-best>
          <dt>{t("meanOf", { count: draws })}</dt>
          <dd>{formatFixed(end?.[1] ?? 0, 3)}</dd>
        </div>
      </dl>
      <Plot
        label={t("meanLabel")}
        x={{ from: 1, to: MOST_DRAWS, log: true }}
        y={value < 0 ? { from: -most, to: most * 0.05 } : { from: -most * 0.05, to: most }}
        names={[t("draws"), t("meanOut")]}
        height={220}
      >
        {({ path, left, top }) => (
          <>
            <line className={classes.value} x1={left(1)} x2={left(MOST_DRAWS)} y1={top(value)} y2={top(value)} />
            <path className={classes.mean} d={path(points)} />
            {end && <circle className={classes.end} cx={left(end[0])} cy={top(end[1])} r={6} />}
          </>
        )}
      </Plot>
      <p className={board.note}>
        <Trans t={t} i18nKey={why(drop)} components={{ b: <b /> }} />
      </p>
    </Panel>
  );
}

function why({ kind, scaled }: Drop): string {
  if (!scaled) return "why.unscaled";
  return kind === "drop_block2d" ? "why.block" : "why.scaled";
}
