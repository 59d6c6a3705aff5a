/** How near one stands: before the whole network, one of its layers, or one value of that. */
import { SegmentedControl } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { showFace } from "../../state/unit";
import { openNode } from "../../state/view";
import type { Face } from "./faces";

interface LevelSwitchProps {
  readonly faces: readonly Face[];
  readonly shown: Face;
}

export function LevelSwitch({ faces, shown }: LevelSwitchProps) {
  const { t } = useTranslation("node");
  const levels = (["layer", "pixel"] as const).filter((level) => faces.some((face) => face.level === level));
  return (
    <SegmentedControl
      size="xs"
      aria-label={t("level.label")}
      value={shown.level}
      onChange={(value) => {
        if (value === "network") openNode(null);
        else showFace(faces.find((face) => face.level === value)?.id ?? null);
      }}
      data={(["network", ...levels] as const).map((value) => ({ value, label: t(`level.${value}`) }))}
    />
  );
}
