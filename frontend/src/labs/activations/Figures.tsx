/** The numbers of the curves in colour: value, slope, what many layers leave of it, and what the inputs meet. */

import { Trans, useTranslation } from "react-i18next";
import { Link } from "wouter";
import { formatFixed, formatNumber, formatPercent, formatValue } from "../../i18n/numbers";
import board from "../parts/Board.module.css";
import { Panel } from "../parts/Panel";
import { Scroll } from "../parts/Scroll";
import classes from "./Activations.module.css";
import { curveOf, deadShare, type Inputs, meanSlope } from "./functions";
import { inkOf } from "./inks";
import type { ActivationsProps } from "./View";

interface FiguresProps {
  readonly state: ActivationsProps["state"];
  readonly inputs: Inputs;
}

export function Figures({ state, inputs }: FiguresProps) {
  const { t } = useTranslation("lab-activations");
  const { shown, x, layers } = state;
  const at = formatNumber(x);
  return (
    <Panel title={t("figures")}>
      {shown.length === 0 ? (
        <p className={board.note}>{t("none")}</p>
      ) : (
        <Scroll label={t("figures")}>
          <table className={board.table}>
            <thead>
              <tr>
                <th scope="col">{t("name")}</th>
                <th scope="col">f({at})</th>
                <th scope="col">f′({at})</th>
                <th scope="col">{t("power", { count: layers, x: at })}</th>
                <th scope="col">{t("meanSlope")}</th>
                <th scope="col">{t("dead")}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((name) => {
                const curve = curveOf(name, state);
                const slope = curve.slope(x);
                const dead = deadShare(curve, inputs);
                return (
                  <tr key={name}>
                    <th scope="row">
                      <span className={classes.swatch} style={{ background: inkOf(name) }} /> {t(`names.${name}`)}
                    </th>
                    <td>{formatFixed(curve.value(x), 4)}</td>
                    <td>{formatFixed(slope, 4)}</td>
                    <td>
                      <b>{formatValue(slope ** layers)}</b>
                    </td>
                    <td>{formatFixed(meanSlope(curve, inputs), 4)}</td>
                    <td data-dead={dead > 0.5} className={classes.dead}>
                      {formatPercent(dead)}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </Scroll>
      )}
      <p className={board.note}>
        {t("figuresNote")} <Trans t={t} i18nKey="softmax" components={{ a: <Link href="/labs/softmax" /> }} />
      </p>
    </Panel>
  );
}
