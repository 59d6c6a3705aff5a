/** What can be done with a chosen group, or with several layers, above them. */

import { NodeToolbar, Position } from "@xyflow/react";
import { useTranslation } from "react-i18next";
import { type FoldedView, groupCardId } from "../core/folding";
import { useView } from "../state/view";
import type { IconName } from "../ui/icons";
import { CommandButton } from "./CommandButton";
import classes from "./LayerNode.module.css";

type Action = readonly [command: string, icon: IconName];

const OF_GROUP: readonly Action[] = [
  ["network.fold", "fold"],
  ["network.rename", "pen"],
  ["network.freeze", "lock"],
  ["network.compare", "compare"],
  ["edit.duplicate", "copy"],
  ["network.ungroup", "ungroup"],
  ["edit.delete", "clear"],
];
const OF_MANY: readonly Action[] = [
  ["network.group", "group"],
  ["network.freeze", "lock"],
  ["network.compare", "compare"],
  ["edit.duplicate", "copy"],
  ["edit.delete", "clear"],
];

export function SelectionActions({ view }: { readonly view: FoldedView }) {
  const { t } = useTranslation("canvas");
  const group = useView((state) => state.selectedGroup);
  const selected = useView((state) => state.selected);
  if (group === null && selected.length < 2) return null;
  const isFolded = group !== null && view.cards.has(groupCardId(group));
  const cards = [...new Set(selected.flatMap((id) => view.cardOf.get(id) ?? []))];
  return (
    <NodeToolbar nodeId={cards} position={Position.Top} isVisible offset={isFolded ? 8 : 34}>
      <div className={classes.actions} role="toolbar" aria-label={t(group === null ? "manyActions" : "group.actions")}>
        {(group === null ? OF_MANY : OF_GROUP).map(([name, icon]) => (
          <CommandButton key={name} name={name} icon={name === "network.fold" && isFolded ? "unfold" : icon} />
        ))}
      </div>
    </NodeToolbar>
  );
}
