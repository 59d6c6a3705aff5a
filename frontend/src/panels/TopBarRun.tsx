/** Reset, play or pause, and one step. */

import { ActionIcon, Tooltip } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { keyCaps } from "../commands/command";
import { command } from "../commands/registry";
import { problemText } from "../i18n/problems";
import { useAnalysis } from "../state/analysis";
import { useOnlyForLooking } from "../state/catalog";
import { goToNode } from "../state/editing";
import { tell } from "../state/notices";
import { useProject } from "../state/project";
import { isActive, useRun } from "../state/run";
import { Icon, type IconName } from "../ui/icons";
import type { NodeId } from "../wire/types";
import classes from "./TopBar.module.css";
import { TopBarGaits } from "./TopBarGaits";

export function TopBarRun() {
  const { t } = useTranslation("topbar");
  const active = useRun(({ run }) => isActive(run));
  const busy = useRun((state) => state.busy);
  const mine = useProject((project) => project.mine);
  const problem = useAnalysis((state) => state.analysis?.problems[0]);
  const onlyForLooking = useOnlyForLooking();
  const refusal = !mine
    ? { reason: t("copyFirst") }
    : problem && !active
      ? { reason: t("mendFirst", { reason: problemText(problem) }), node: problem.node }
      : onlyForLooking && !active
        ? { reason: t("lookOnly", { name: onlyForLooking.title }) }
        : undefined;
  return (
    <div className={classes.buttons} role="toolbar" aria-label={t("training")} data-tour="play">
      <RunButton id="training.reset" icon="reset" refusal={mine ? undefined : refusal} loading={busy === "reset"} />
      <RunButton
        id="training.play"
        icon={active ? "pause" : "play"}
        label={t(active ? "pause" : "play")}
        refusal={refusal}
        loading={busy === "play" || busy === "pause"}
        primary
      />
      <RunButton
        id="training.step"
        icon="step"
        refusal={refusal ?? (active ? { reason: t("pauseFirst") } : undefined)}
        loading={busy === "step"}
      />
      <TopBarGaits disabled={refusal !== undefined} />
    </div>
  );
}

/** Why a button cannot be pressed now, and the layer to look at. */
interface Refusal {
  readonly reason: string;
  readonly node?: NodeId | null | undefined;
}

interface RunButtonProps {
  readonly id: string;
  readonly icon: IconName;
  readonly label?: string;
  readonly refusal: Refusal | undefined;
  readonly loading: boolean;
  readonly primary?: boolean;
}

function RunButton({ id, icon, label, refusal, loading, primary = false }: RunButtonProps) {
  const { t } = useTranslation();
  const { labelKey, keys, run } = command(id);
  const name = label ?? t(labelKey);
  // A finger hovers nowhere: whoever presses is told the reason as a notice, and led to the layer that is to blame.
  const press = () => {
    if (refusal === undefined) return run();
    tell(refusal.reason, "refused");
    if (refusal.node) goToNode(refusal.node);
  };
  return (
    <Tooltip
      label={refusal?.reason ?? `${name} (${keyCaps(keys[0] ?? "").join(" ")})`}
      multiline={refusal !== undefined}
      maw={280}
      data-reason={refusal !== undefined || undefined}
      events={{ hover: true, focus: true, touch: false }}
    >
      <ActionIcon
        variant={primary ? "filled" : "default"}
        size={primary ? 34 : 32}
        w={primary ? 44 : 34}
        radius="md"
        aria-label={name}
        // Not the attribute `disabled`: a button that has it hears neither mouse, finger nor key, and could not say why.
        data-disabled={refusal !== undefined || undefined}
        aria-disabled={refusal !== undefined || undefined}
        loading={loading}
        onClick={press}
      >
        <Icon name={icon} size={16} />
      </ActionIcon>
    </Tooltip>
  );
}
