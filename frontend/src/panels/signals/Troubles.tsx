/** What is wrong with the training, each with what could help and the way to its layer. */

import { UnstyledButton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { goToNode } from "../../state/editing";
import { mainGraph, useProject } from "../../state/project";
import { useSignals } from "../../state/signals";
import { Icon } from "../../ui/icons";
import classes from "./Troubles.module.css";
import { say } from "./words";

export function Troubles() {
  const { t } = useTranslation("signals");
  const troubles = useSignals((signals) => signals.troubles);
  const graph = useProject(({ document }) => document && mainGraph(document));
  return (
    <ul className={classes.list} aria-label={t("trouble.title")}>
      {troubles.map((trouble) => {
        const { seen, advice } = say(t, trouble, graph);
        const { node } = trouble;
        return (
          <li key={`${trouble.code} ${node}`} data-code={trouble.code}>
            <Icon name="warning" size={14} />
            <p>
              <strong>{seen}</strong> {advice}{" "}
              {node !== null && graph?.nodes[node] && (
                <UnstyledButton className={classes.go} onClick={() => goToNode(node)}>
                  {t("trouble.show")}
                </UnstyledButton>
              )}
            </p>
          </li>
        );
      })}
    </ul>
  );
}
