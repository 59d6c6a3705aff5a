/** What both networks say of the picture: the classes that either takes for likely. */

import { useTranslation } from "react-i18next";
import { useClassNames } from "../../canvas/BarsFace";
import { formatPercent } from "../../i18n/numbers";
import { useProbe } from "../../state/probe";
import { useView } from "../../state/view";
import { SIDE_COLOURS, SIDES, WATCHES } from "./sides";
import classes from "./TwoRuns.module.css";

/** As many classes as are told. */
const LIKELIEST = 5;

export function TwoAnswers({ names }: { readonly names: readonly [string, string] }) {
  const { t } = useTranslation("runs");
  const classNames = useClassNames();
  const colours = SIDE_COLOURS[useView((view) => view.theme)];
  const answers = [useProbe(({ beside }) => beside[WATCHES[0]]), useProbe(({ beside }) => beside[WATCHES[1]])];
  if (answers.every((answer) => answer === undefined)) return null;
  return (
    <table className={classes.answers}>
      <caption>{t("two.prediction")}</caption>
      <thead className={classes.unseen}>
        <tr>
          <td />
          <th scope="col">{names[0]}</th>
          <th scope="col">{names[1]}</th>
        </tr>
      </thead>
      <tbody>
        {likeliest(answers).map((index) => (
          <tr key={index}>
            <th scope="row">{classNames[index] ?? index}</th>
            {SIDES.map((side) => {
              const share = answers[side]?.[index];
              return (
                <td key={side}>
                  <span className={classes.bar}>
                    <span style={{ width: `${100 * (share || 0)}%`, background: colours[side] }} />
                  </span>
                  {share === undefined ? t("nothing") : formatPercent(share)}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function likeliest(answers: readonly (Float32Array | undefined)[]): number[] {
  const count = Math.max(...answers.map((answer) => answer?.length ?? 0));
  const most = (index: number) => Math.max(...answers.map((answer) => answer?.[index] || 0));
  return Array.from({ length: count }, (_, index) => index)
    .sort((a, b) => most(b) - most(a))
    .slice(0, LIKELIEST)
    .sort((a, b) => a - b);
}
