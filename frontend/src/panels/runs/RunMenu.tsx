/** What can be done with a run. */

import { ActionIcon, Menu } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { openDialog } from "../../state/dialogs";
import { useMoment } from "../../state/moment";
import { useRoom } from "../../state/room";
import { deleteRun, duplicateRun, forkRun, resumeRun, useRuns } from "../../state/runs";
import { Icon } from "../../ui/icons";
import { runsApi } from "../../wire/runs";
import type { RunSummary } from "../../wire/types";

interface RunMenuProps {
  readonly run: RunSummary;
  readonly name: string;
  readonly onRename: () => void;
  readonly onNote: () => void;
}

/** Of these nothing is left to go on with. */
const OVER: ReadonlySet<RunSummary["state"]> = new Set(["failed", "diverged", "running", "queued"]);

export function RunMenu({ run, name, onRename, onNote }: RunMenuProps) {
  const { t } = useTranslation("runs");
  const shown = useRuns(({ runs }) => runs?.find((other) => other.shown)?.id);
  const isStudent = useRoom(({ me }) => me?.state === "in");
  const looksAt = useMoment(({ run: of, snapshot }) => (of === run.id && snapshot !== "live" ? snapshot : undefined));
  return (
    <Menu position="left-start" withinPortal>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="sm" aria-label={t("menu", { name })}>
          <Icon name="dots" size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {!OVER.has(run.state) && <Menu.Item onClick={() => void resumeRun(run.id)}>{t("resume")}</Menu.Item>}
        <Menu.Item onClick={() => void forkRun(run.id, looksAt)}>
          {looksAt === undefined ? t("fork") : t("fork_step", { step: looksAt })}
        </Menu.Item>
        <Menu.Item onClick={() => void duplicateRun(run.id)}>{t("duplicate")}</Menu.Item>
        {shown !== undefined && shown !== run.id && (
          <Menu.Item onClick={() => openDialog({ name: "runs", face: { kind: "two", runs: [shown, run.id] } })}>
            {t("beside_shown")}
          </Menu.Item>
        )}
        {isStudent && (
          <Menu.Item
            onClick={() =>
              openDialog({ name: "handin", run: run.id, ...(looksAt === undefined ? {} : { step: looksAt }) })
            }
          >
            {t("hand_in")}
          </Menu.Item>
        )}
        <Menu.Divider />
        <Menu.Item onClick={onRename}>{t("rename")}</Menu.Item>
        <Menu.Item onClick={onNote}>{t("note_add")}</Menu.Item>
        <Menu.Divider />
        <Menu.Item component="a" href={runsApi.exported(run.id, "metrics.csv")} download>
          {t("csv")}
        </Menu.Item>
        <Menu.Item component="a" href={runsApi.exported(run.id, "tensorboard")} download>
          {t("tensorboard")}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item color="red" onClick={() => void deleteRun(run, name)}>
          {t("delete")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
