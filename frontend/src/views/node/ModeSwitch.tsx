/** Whether the network is looked at as in use or as in training; there where some layer makes a difference. */

import { SegmentedControl } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useCatalog } from "../../state/catalog";
import type { Watch } from "../../wire/messages.gen";
import type { Graph, LayerEntry } from "../../wire/types";
import classes from "./ModeSwitch.module.css";

export type LookMode = NonNullable<Watch["mode"]>;

const MODES: readonly LookMode[] = ["eval", "train"];

interface ModeSwitchProps {
  readonly graph: Graph;
  /** The opened layer's. */
  readonly entry: LayerEntry | undefined;
  readonly mode: LookMode;
  readonly onMode: (mode: LookMode) => void;
}

export function ModeSwitch({ graph, entry, mode, onMode }: ModeSwitchProps) {
  const { t } = useTranslation("layer");
  const differs = useCatalog(({ layers }) => Object.values(graph.nodes).some((node) => layers.get(node.type)?.modes));
  if (!differs) return null;
  const sentence = entry?.modes ? entry.modes[mode === "train" ? "training" : "inference"] : t("mode.same");
  return (
    <div className={classes.mode}>
      <SegmentedControl
        size="xs"
        aria-label={t("mode.label")}
        value={mode}
        onChange={(value) => onMode(value as LookMode)}
        data={MODES.map((value) => ({ value, label: t(`mode.${value}`) }))}
      />
      <span>
        {sentence} {mode === "train" && t("mode.batch")}
      </span>
    </div>
  );
}
