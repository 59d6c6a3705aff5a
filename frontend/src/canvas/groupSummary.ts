/** A group in words and numbers: its title, how many layers it has, what it costs. */

import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { groupTitle } from "../core/groups";
import { useLanguage } from "../i18n";
import { groupMembers } from "../state/cards";
import type { Graph } from "../wire/types";

/** What a folded group's card says to those who hear it. */
export function useGroupSummary(): (graph: Graph, group: string) => string {
  const { t } = useTranslation("canvas");
  const language = useLanguage();
  return useCallback(
    (graph, group) => {
      const known = graph.groups[group];
      const count = groupMembers(graph).get(group)?.length ?? 0;
      return t("group.spoken", { title: known ? groupTitle(known, language) : group, count });
    },
    [t, language],
  );
}
