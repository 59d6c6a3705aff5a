/** What the network says of the picture as it was, and of the moved one. */

import { useTranslation } from "react-i18next";
import { useClassNames } from "../../canvas/BarsFace";
import { formatPercent } from "../../i18n/numbers";
import { useProbe } from "../../state/probe";
import classes from "./Moved.module.css";
import { AFTER, BEFORE } from "./watching";

/** As many classes as are told. */
const LIKELIEST = 4;

export function Answers() {
  const { t } = useTranslation("moved");
  const names = useClassNames();
  const before = useProbe(({ beside }) => beside[BEFORE]);
  const after = useProbe(({ beside }) => beside[AFTER]);
  if (!before || !after) return <p className={classes.hint}>{t("answer.none")}</p>;
  const most = (index: number) => Math.max(before[index] ?? 0, after[index] ?? 0);
  const likeliest = Array.from(before.keys())
    .sort((a, b) => most(b) - most(a))
    .slice(0, LIKELIEST);
  return (
    <table className={classes.answers}>
      <caption>{t("answer.title")}</caption>
      <thead>
        <tr>
          <td />
          <th scope="col">{t("answer.before")}</th>
          <th scope="col">{t("answer.after")}</th>
        </tr>
      </thead>
      <tbody>
        {likeliest.map((index) => (
          <tr key={index}>
            <th scope="row">{names[index] ?? index}</th>
            {[before, after].map((answer, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
              <td key={place}>{formatPercent(answer[index] ?? Number.NaN)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
