/** The layers and groups that learn otherwise than the rest: each leads to its card, and can be made as the others. */

import { ActionIcon, UnstyledButton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { optionName } from "../../core/fields";
import { groupTitle, membersOf } from "../../core/groups";
import type { PartField } from "../../core/paces";
import { useLanguage } from "../../i18n";
import { formatSetting } from "../../i18n/numbers";
import { useCatalog } from "../../state/catalog";
import { forgetPart, goToNode } from "../../state/editing";
import { useGraph, useProject } from "../../state/project";
import { Icon } from "../../ui/icons";
import type { Graph, Json, Params } from "../../wire/types";
import classes from "./TrainingForm.module.css";

const FIELDS: readonly PartField[] = ["layers", "groups"];

export function Parts({ values }: { readonly values: Params }) {
  const { t } = useTranslation("training");
  const graph = useGraph();
  const mine = useProject((project) => project.mine);
  const language = useLanguage();
  const says = useSaid();
  const parts = FIELDS.flatMap((field) =>
    Object.entries((values[field] as Params | null) ?? {}).map(([id, part]) => ({ field, id, part: part as Params })),
  );
  if (!graph || parts.length === 0) return <p className={classes.note}>{t("parts.none")}</p>;
  return parts.map(({ field, id, part }) => {
    const group = field === "groups" ? graph.groups[id] : undefined;
    const name = group ? groupTitle(group, language) : (graph.nodes[id]?.label ?? id);
    const first = firstNode(graph, field, id);
    return (
      <div key={`${field} ${id}`} className={classes.part}>
        <UnstyledButton className={classes.partName} disabled={!first} onClick={() => first && goToNode(first)}>
          {name}
        </UnstyledButton>
        <span className={classes.partSays}>{first ? says(part) : t("parts.gone")}</span>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          aria-label={t("parts.remove", { name })}
          disabled={!mine}
          onClick={() => forgetPart(field, id)}
        >
          <Icon name="close" size={12} />
        </ActionIcon>
      </div>
    );
  });
}

/** The node to lead to. */
function firstNode(graph: Graph, field: PartField, id: string): string | undefined {
  if (field === "groups") return membersOf(graph, id)[0];
  return graph.nodes[id] ? id : undefined;
}

/** What is different about a part, in a few words. */
function useSaid(): (part: Params) => string {
  const { t } = useTranslation("training");
  const language = useLanguage();
  const kinds = useCatalog((catalog) => catalog.recipe?.properties?.initialization);
  return ({ frozen, rate, initialization }) => {
    const kind = (initialization as { kind?: Json } | null | undefined)?.kind;
    const words = [
      typeof frozen === "boolean" && t(frozen ? "layer.isFrozen" : "layer.isNotFrozen"),
      typeof rate === "number" && `× ${formatSetting(rate, language)}`,
      kind !== undefined && kinds && optionName(kinds, kind),
    ];
    return words.filter((word) => typeof word === "string").join(", ");
  };
}
