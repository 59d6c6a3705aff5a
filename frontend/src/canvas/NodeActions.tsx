/** What can be done with the selected layer, above its card: for the mouse, the finger and the keyboard alike. */

import { type Align, NodeToolbar, Position, useStore } from "@xyflow/react";
import { useTranslation } from "react-i18next";
import { canSwitchOff } from "../core/switching";
import { useNodeAnalysis } from "../state/analysis";
import { mainGraph, useProject } from "../state/project";
import { useView } from "../state/view";
import type { IconName } from "../ui/icons";
import type { NodeId } from "../wire/types";
import { CommandButton } from "./CommandButton";
import { ConnectMenu } from "./ConnectMenu";
import classes from "./LayerNode.module.css";

const BEFORE: readonly [string, IconName][] = [["network.open", "open"]];
const AFTER: readonly [string, IconName][] = [
  ["network.compare", "compare"],
  ["edit.duplicate", "copy"],
  ["edit.delete", "clear"],
];

/** Half of the longest toolbar, in pixels. */
const HALF_TOOLBAR = 130;

export function NodeActions({ id }: { readonly id: NodeId }) {
  const { t } = useTranslation("canvas");
  const learns = useNodeAnalysis(id)?.parameters;
  const canBeOff = useProject(({ document }) => document !== null && canSwitchOff(mainGraph(document), id));
  const isOnlyOne = useView((view) => view.selected.length === 1 && view.selectedGroup === null);
  const align = useAlign(id);
  return (
    <NodeToolbar nodeId={id} position={Position.Top} isVisible={isOnlyOne} offset={8} align={align}>
      <div className={classes.actions} role="toolbar" aria-label={t("actions")}>
        {BEFORE.map(([name, icon]) => (
          <CommandButton key={name} name={name} icon={icon} />
        ))}
        <ConnectMenu source={id} />
        {!!learns && <CommandButton name="network.freeze" icon="lock" />}
        {canBeOff && <CommandButton name="network.off" icon="off" />}
        {AFTER.map(([name, icon]) => (
          <CommandButton key={name} name={name} icon={icon} />
        ))}
      </div>
    </NodeToolbar>
  );
}

/** Over the middle of the layer's card, or with its outer edge where that would reach over the canvas's. */
function useAlign(id: NodeId): Align {
  return useStore(({ nodeLookup, transform: [x, , zoom], width }) => {
    const node = nodeLookup.get(id);
    if (node === undefined) return "center";
    const middle = x + zoom * (node.internals.positionAbsolute.x + (node.measured.width ?? 0) / 2);
    if (middle < HALF_TOOLBAR) return "start";
    return middle > width - HALF_TOOLBAR ? "end" : "center";
  });
}
