/** What is wrong at a card, in words that can be read from any distance: the note keeps its size on the screen. */

import { useTranslation } from "react-i18next";
import { problemText } from "../i18n/problems";
import { Icon } from "../ui/icons";
import type { Problem } from "../wire/types";
import classes from "./LayerNode.module.css";

export function ProblemNote({ problems }: { readonly problems: readonly Problem[] }) {
  const { t } = useTranslation("canvas");
  const [first] = problems;
  if (!first) return null;
  return (
    <div className={classes.problem} role="note">
      <Icon name="warning" size={14} />
      <span>
        {problemText(first)}
        {problems.length > 1 && ` ${t("moreProblems", { count: problems.length - 1 })}`}
      </span>
    </div>
  );
}
