/** A row a class: score, power, probability, answer, gradient. */

import { Radio, Slider } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { formatFixed, formatNumber, formatPercent, formatValue } from "../../i18n/numbers";
import { NumberField } from "../../ui/NumberField";
import board from "../parts/Board.module.css";
import { LOGITS } from "./lab";
import classes from "./Softmax.module.css";
import type { Sample, Worked } from "./softmax";

interface ClassesProps {
  readonly sample: Sample;
  readonly found: Worked;
  readonly onLogit: (index: number, value: number) => void;
  readonly onTarget: (index: number) => void;
}

/** What a slider reaches; a number may be typed beyond it. */
const REACH = 10;

export function Classes({ sample, found, onLogit, onTarget }: ClassesProps) {
  const { t } = useTranslation("lab-softmax");
  const { logits, temperature, target } = sample;
  // Where scores are far from zero, the sliders go there.
  const middle = Math.max(...logits.map(Math.abs)) > REACH ? Math.round(logits[0] ?? 0) : 0;
  const most = Math.max(...found.gradient.map(Math.abs), 1e-9);
  return (
    <div className={board.scroll}>
      <table className={`${board.table} ${classes.table}`}>
        <thead>
          <tr>
            <th scope="col">{t("target")}</th>
            <th scope="col">{t("logit")}</th>
            <th scope="col" className={classes.spare}>
              {temperature === 1 ? "exp(z − max z)" : "exp((z − max z)/T)"}
            </th>
            <th scope="col">p</th>
            <th scope="col" className={classes.spare}>
              y
            </th>
            <th scope="col">{temperature === 1 ? "p − y" : "(p − y)/T"}</th>
          </tr>
        </thead>
        <tbody>
          {logits.map((logit, index) => {
            const p = found.probabilities[index] ?? 0;
            const gradient = found.gradient[index] ?? 0;
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: a class is its place
              <tr key={index} data-on={index === target}>
                <td>
                  <Radio
                    name="target"
                    label={t("class", { index: formatNumber(index) })}
                    checked={index === target}
                    onChange={() => onTarget(index)}
                  />
                </td>
                <td>
                  <div className={classes.logit}>
                    <Slider
                      className={classes.slider}
                      thumbLabel={t("logitOf", { index: formatNumber(index) })}
                      label={null}
                      min={middle - REACH}
                      max={middle + REACH}
                      step={0.1}
                      value={logit}
                      onChange={(value) => onLogit(index, value)}
                    />
                    <NumberField
                      className={classes.number}
                      name={t("logitOf", { index: formatNumber(index) })}
                      {...LOGITS}
                      value={logit}
                      onChange={(value) => onLogit(index, value)}
                    />
                  </div>
                </td>
                <td className={classes.spare}>{formatValue(found.powers[index] ?? 0)}</td>
                <td>
                  <Bar share={p} text={formatPercent(p)} />
                </td>
                <td className={classes.spare}>{index === target ? "1" : "0"}</td>
                <td>
                  <span className={classes.gradient}>
                    <span className={classes.room}>
                      <span
                        className={gradient < 0 ? classes.up : classes.down}
                        style={{ width: `${(50 * Math.abs(gradient)) / most}%` }}
                      />
                    </span>
                    <b>{formatFixed(gradient, 4)}</b>
                  </span>
                </td>
              </tr>
            );
          })}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={2}>
              Σ
            </th>
            <td className={classes.spare}>{formatValue(found.sum)}</td>
            <td>{formatPercent(1)}</td>
            <td className={classes.spare}>1</td>
            <td>{formatNumber(0)}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

function Bar({ share, text }: { readonly share: number; readonly text: string }) {
  return (
    <span className={classes.bar}>
      <span style={{ width: `${100 * share}%` }} />
      <b>{text}</b>
    </span>
  );
}
