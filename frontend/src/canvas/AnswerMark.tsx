/** On a phone a network opens with its beginning in sight: its answer stands beside, and leads to the card that gives it. */

import { UnstyledButton } from "@mantine/core";
import { useMemo } from "react";
import { answerOf } from "../core/answer";
import { useFault } from "../state/analysis";
import { showCardOf } from "../state/editing";
import { useProbe } from "../state/probe";
import { useGraph } from "../state/project";
import { AnswerText } from "./BarsFace";
import classes from "./Canvas.module.css";

export function AnswerMark() {
  const graph = useGraph();
  const isAnswered = useProbe(({ prediction }) => prediction !== null);
  const node = useMemo(() => graph && answerOf(graph), [graph]);
  const isBroken = useFault() !== undefined;
  if (!isAnswered || isBroken || !node) return null;
  return (
    <UnstyledButton className={classes.answer} onClick={() => showCardOf(node)}>
      <AnswerText />
    </UnstyledButton>
  );
}
