/** Reset, play or pause, and one step. */

import { ActionIcon, Tooltip } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { keyCaps } from "../commands/command";
import { command } from "../commands/registry";
import { useAnalysis } from "../state/analysis";
import { useProject } from "../state/project";
import { isActive, useRun } from "../state/run";
import { Icon, type IconName } from "../ui/icons";
import classes from "./TopBar.module.css";

export function TopBarRun() {
  const { t } = useTranslation("topbar");
  const active = useRun(({ run }) => isActive(run));
  const busy = useRun((state) => state.busy);
  const mine = useProject((project) => project.mine);
  const broken = useAnalysis((state) => (state.analysis?.problems.length ?? 0) > 0);
  const cannotStart = !mine || (broken && !active);
  return (
    <div className={classes.buttons} role="toolbar" aria-label={t("training")} data-tour="play">
      <RunButton id="training.reset" icon="reset" disabled={!mine} loading={busy === "reset"} />
      <RunButton
        id="training.play"
        icon={active ? "pause" : "play"}
        label={t(active ? "pause" : "play")}
        hint={broken && !active ? t("mendFirst") : undefined}
        disabled={cannotStart}
        loading={busy === "play" || busy === "pause"}
        primary
      />
      <RunButton id="training.step" icon="step" disabled={cannotStart || active} loading={busy === "step"} />
    </div>
  );
}

interface RunButtonProps {
  readonly id: string;
  readonly icon: IconName;
  readonly label?: string;
  readonly hint?: string | undefined;
  readonly disabled: boolean;
  readonly loading: boolean;
  readonly primary?: boolean;
}

function RunButton({ id, icon, label, hint, disabled, loading, primary = false }: RunButtonProps) {
  const { t } = useTranslation();
  const { labelKey, keys, run } = command(id);
  const name = label ?? t(labelKey);
  return (
    <Tooltip label={hint ?? `${name} (${keyCaps(keys[0] ?? "").join(" ")})`}>
      <ActionIcon
        variant={primary ? "filled" : "default"}
        size={primary ? 34 : 32}
        w={primary ? 44 : 34}
        radius="md"
        aria-label={name}
        data-disabled={disabled || undefined}
        disabled={disabled}
        loading={loading}
        onClick={run}
      >
        <Icon name={icon} size={16} />
      </ActionIcon>
    </Tooltip>
  );
}
