/** Reset, play or pause, and one step. */

import { ActionIcon, Tooltip } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { keyCaps } from "../commands/command";
import { command } from "../commands/registry";
import { problemText } from "../i18n/problems";
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
  const problem = useAnalysis((state) => state.analysis?.problems[0]);
  const reason = !mine
    ? t("copyFirst")
    : problem && !active
      ? t("mendFirst", { reason: problemText(problem) })
      : undefined;
  const cannotStart = reason !== undefined;
  return (
    <div className={classes.buttons} role="toolbar" aria-label={t("training")} data-tour="play">
      <RunButton
        id="training.reset"
        icon="reset"
        hint={mine ? undefined : reason}
        disabled={!mine}
        loading={busy === "reset"}
      />
      <RunButton
        id="training.play"
        icon={active ? "pause" : "play"}
        label={t(active ? "pause" : "play")}
        hint={reason}
        disabled={cannotStart}
        loading={busy === "play" || busy === "pause"}
        primary
      />
      <RunButton
        id="training.step"
        icon="step"
        hint={reason}
        disabled={cannotStart || active}
        loading={busy === "step"}
      />
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
    <Tooltip
      label={hint ?? `${name} (${keyCaps(keys[0] ?? "").join(" ")})`}
      multiline={hint !== undefined}
      maw={280}
      data-reason={hint !== undefined || undefined}
    >
      <ActionIcon
        variant={primary ? "filled" : "default"}
        size={primary ? 34 : 32}
        w={primary ? 44 : 34}
        radius="md"
        aria-label={name}
        // Not the attribute `disabled`: a button that has it hears no mouse, and its reason would never be shown.
        data-disabled={disabled || undefined}
        aria-disabled={disabled || undefined}
        loading={loading}
        onClick={() => !disabled && run()}
      >
        <Icon name={icon} size={16} />
      </ActionIcon>
    </Tooltip>
  );
}
