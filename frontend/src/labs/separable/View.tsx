/** Three ways to connect maps: what each links, what it weighs, what it costs. */

import "./texts";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { formatNumber, formatShort } from "../../i18n/numbers";
import type { LabProps } from "../declare";
import { Bars } from "../parts/Bars";
import { Panel } from "../parts/Panel";
import { SliderRow } from "../parts/SliderRow";
import { depthwise, grouped, nearestGroups, pointwise, possibleGroups, separable, share, standard } from "./cost";
import { Links } from "./Links";
import { type lab, MOST } from "./lab";
import classes from "./Separable.module.css";

const SIZES = ["inputs", "outputs", "kernel", "side"] as const;
/** Maps that a drawing shows. */
const DRAWN = 6;

export default function View({ state, change }: LabProps<typeof lab>) {
  const { t } = useTranslation("lab-separable");
  const groups = nearestGroups(state.inputs, state.outputs, state.groups);
  const sizes = { ...state, groups };
  const { inputs, outputs, kernel } = sizes;
  const possible = possibleGroups(inputs, outputs);
  const costs = { standard: standard(sizes), grouped: grouped(sizes), separable: separable(sizes) };
  const n = (value: number) => formatNumber(value);
  const bars = (what: "weights" | "macs") =>
    (["standard", "grouped", "separable"] as const).map((name) => ({
      name: t(`ways.${name}`, { count: groups }),
      value: costs[name][what],
      note: what === "macs" ? t("short", { short: formatShort(costs[name].macs) }) : undefined,
    }));
  const ratio = costs.standard.weights / costs.separable.weights;
  return (
    <div className={classes.lab}>
      <div className={classes.ways}>
        <Way title={t("ways.standard")} picture={<Links groups={1} />}>
          k²·Cin·Cout = {n(kernel)}²·{n(inputs)}·{n(outputs)} ={" "}
          <b data-testid="standard">{n(costs.standard.weights)}</b>
        </Way>
        <Way
          title={t("ways.grouped", { count: groups })}
          picture={<Links groups={nearestGroups(DRAWN, DRAWN, groups)} />}
        >
          k²·(Cin / g)·Cout = {n(kernel)}²·{n(inputs / groups)}·{n(outputs)} = <b>{n(costs.grouped.weights)}</b>
        </Way>
        <Way title={t("ways.separable")} picture={<Links groups={DRAWN} isMixed />}>
          k²·Cin + Cin·Cout = {n(depthwise(sizes).weights)} + {n(pointwise(sizes).weights)} ={" "}
          <b data-testid="separable">{n(costs.separable.weights)}</b>
        </Way>
      </div>
      <div className={classes.settings}>
        <Panel title={t("sizes")}>
          {SIZES.map((name) => (
            <SliderRow
              key={name}
              label={t(name)}
              value={state[name]}
              min={1}
              max={MOST[name]}
              onChange={(value) => change({ [name]: value })}
            />
          ))}
          <SliderRow
            label={t("groups")}
            value={possible.indexOf(groups)}
            min={0}
            max={Math.max(1, possible.length - 1)}
            disabled={possible.length < 2}
            format={() => n(groups)}
            onChange={(place) => change({ groups: possible[place] ?? 1 })}
          />
        </Panel>
        <Panel title={t("saved")}>
          <p className={classes.formula}>
            1/Cout + 1/k² = 1/{n(outputs)} + 1/{n(kernel ** 2)} = <b>{formatNumber(share(sizes), undefined, 4)}</b>
          </p>
          <p className={classes.words}>
            {t(ratio > 1 ? "cheaper" : "dearer", { times: formatNumber(Math.max(ratio, 1 / ratio)) })}
          </p>
          <p className={classes.words}>{t("price")}</p>
        </Panel>
      </div>
      <div className={classes.settings}>
        <Panel title={t("weights")}>
          <Bars bars={bars("weights")} />
        </Panel>
        <Panel title={t("macs")}>
          <Bars bars={bars("macs")} />
        </Panel>
      </div>
    </div>
  );
}

interface WayProps {
  readonly title: string;
  readonly picture: ReactNode;
  readonly children: ReactNode;
}

function Way({ title, picture, children }: WayProps) {
  return (
    <Panel title={title}>
      {picture}
      <p className={classes.formula}>{children}</p>
    </Panel>
  );
}
