/** Why a file was refused: the sentence, and every single fault below it. */

import { useTranslation } from "react-i18next";
import { problemText } from "../../i18n/problems";
import type { ApiProblem } from "../../wire/api";
import classes from "./Exchange.module.css";

export function Faults({ problem }: { readonly problem: ApiProblem }) {
  const { t } = useTranslation("exchange");
  const words = problemText({ code: problem.code, params: problem.params, message: problem.message });
  return (
    <div className={classes.faults} role="alert">
      <p>{problem.code === "offline" ? t("offline") : words}</p>
      {problem.problems.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a long list scrolls, by the keyboard as well
        <ul tabIndex={0}>
          {problem.problems.map((fault) => (
            <li key={`${fault.code} ${fault.node} ${fault.field} ${fault.message}`}>{problemText(fault)}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
