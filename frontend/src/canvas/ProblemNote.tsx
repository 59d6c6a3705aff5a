/** What is wrong at a card, in words that can be read from any distance: the note keeps its size on the screen. Where
 * many cards have one and all is small, only the first is spelled out; the others are so when they are looked at. */

import { useTranslation } from "react-i18next";
import { problemText } from "../i18n/problems";
import { useAnalysis } from "../state/analysis";
import { goToNode } from "../state/editing";
import { Icon } from "../ui/icons";
import type { NodeId, Problem } from "../wire/types";
import classes from "./LayerNode.module.css";
import { useIsFar } from "./zoom";

/** From afar, more notes than this would cover each other. */
const MOST_SPELLED_OUT = 3;

interface ProblemNoteProps {
  readonly problems: readonly Problem[];
  /** A folded group has them inside. */
  readonly isInside?: boolean;
}

export function ProblemNote({ problems, isInside = false }: ProblemNoteProps) {
  const { t } = useTranslation("canvas");
  const far = useIsFar();
  const isCrowd = useAnalysis((state) => state.problems.size > MOST_SPELLED_OUT);
  const first = problems[0];
  const node = useNodeOf(first);
  const isFirst = useAnalysis((state) => state.problems.keys().next().value === node);
  if (!first) return null;
  const count = problems.length;
  return (
    <button
      type="button"
      className={`${classes.problem} nodrag`}
      data-brief={(far && isCrowd && !isFirst) || undefined}
      onClick={(event) => {
        event.stopPropagation(); // the card would be selected instead
        if (node !== undefined) goToNode(node);
      }}
    >
      <Icon name="warning" size={14} />
      <span>
        {isInside && `${t("group.problems", { count })} `}
        {problemText(first)}
        {!isInside && count > 1 && ` ${t("moreProblems", { count: count - 1 })}`}
      </span>
    </button>
  );
}

/** Where a problem is shown: at its node, or at the end of its edge. */
function useNodeOf(problem: Problem | undefined): NodeId | undefined {
  return useAnalysis((state) => {
    if (!problem) return undefined;
    for (const [node, problems] of state.problems) if (problems.includes(problem)) return node;
    return undefined;
  });
}
