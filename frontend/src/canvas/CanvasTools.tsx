/** Zoom, fit, layout and history, in the corner of the canvas. */

import { ActionIcon, Tooltip } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { keyCaps } from "../commands/command";
import { command } from "../commands/registry";
import { useArranging } from "../state/arranging";
import { useProject } from "../state/project";
import { Icon, type IconName } from "../ui/icons";
import classes from "./Canvas.module.css";

const TOOLS: readonly [string, IconName][] = [
  ["edit.undo", "undo"],
  ["edit.redo", "redo"],
  ["view.zoomOut", "minus"],
  ["view.zoomIn", "plus"],
  ["view.fit", "fit"],
  ["network.layout", "layout"],
];
const NOT_ON_PHONES = new Set(["view.zoomOut", "view.zoomIn"]);

export function CanvasTools({ compact }: { readonly compact: boolean }) {
  const { t } = useTranslation("canvas");
  // Undo and redo are available as the history says.
  useProject((project) => project.history);
  const isArranging = useArranging((state) => state.isBusy);
  const tools = compact ? TOOLS.filter(([id]) => !NOT_ON_PHONES.has(id)) : TOOLS;
  return (
    <div className={classes.tools} role="toolbar" aria-label={t("tools")}>
      {tools.map(([id, icon]) => {
        const { labelKey, keys, when, run } = command(id);
        const label = t(labelKey);
        return (
          <Tooltip key={id} label={`${label} (${keyCaps(keys[0] ?? "").join(" ")})`}>
            <ActionIcon variant="subtle" color="gray" aria-label={label} disabled={!when()} onClick={run}>
              <Icon name={icon} size={16} />
            </ActionIcon>
          </Tooltip>
        );
      })}
      <span role="status" className={classes.busy}>
        {isArranging && t("arranging")}
      </span>
    </div>
  );
}
