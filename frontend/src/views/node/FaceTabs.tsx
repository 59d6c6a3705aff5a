/** The ways of looking at a layer, side by side. Where they are wider than the screen they scroll in their own room. */
import { SegmentedControl } from "@mantine/core";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { showFace } from "../../state/unit";
import type { Face, FaceContext } from "./faces";
import classes from "./NodeView.module.css";

interface FaceTabsProps {
  readonly tabs: readonly Face[];
  readonly shown: Face;
  readonly context: FaceContext;
}

export function FaceTabs({ tabs, shown, context }: FaceTabsProps) {
  const { t } = useTranslation("node");
  const room = useRef<HTMLDivElement>(null);

  // A link may lead to a tab that lies out of sight, and there are more of them as more is known of the layer.
  // biome-ignore lint/correctness/useExhaustiveDependencies: other tabs are a reason to look again
  useEffect(() => {
    const tab = room.current?.querySelector(`input[value="${shown.id}"] + label`);
    tab?.scrollIntoView({ block: "nearest", inline: "center" });
  }, [shown.id, tabs.length]);

  return (
    <div ref={room} className={classes.tabs}>
      <SegmentedControl
        className={classes.tabRow ?? ""}
        aria-label={t("tabs.label")}
        value={shown.id}
        onChange={showFace}
        data={tabs.map((tab) => ({ value: tab.id, label: t(tab.title(context)) }))}
      />
    </div>
  );
}
