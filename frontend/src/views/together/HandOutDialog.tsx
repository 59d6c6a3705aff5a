/** Which project is handed out, and to whom. */

import { Button, Checkbox, Modal, NativeSelect } from "@mantine/core";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { byName } from "../../core/roster";
import { closeDialog, useDialog } from "../../state/dialogs";
import { tell, tellError } from "../../state/notices";
import { rooms } from "../../wire/rooms";
import { handouts } from "../../wire/teaching";
import { FailedFace } from "../FailedFace";
import { listProjects } from "../home/projects";
import { useAnswer } from "../useAnswer";
import classes from "./Dialogs.module.css";
import "./texts";

export function HandOutDialog() {
  const { t } = useTranslation("together");
  const dialog = useDialog((state) => state.dialog);
  const asked = dialog?.name === "hand_out" ? dialog : null;
  return (
    <Modal
      opened={asked !== null}
      onClose={closeDialog}
      title={t("hand_out.title")}
      closeButtonProps={{ "aria-label": t("common:close") }}
    >
      {asked && <HandOut room={asked.room} first={asked.project ?? null} />}
    </Modal>
  );
}

function HandOut({ room, first }: { readonly room: string; readonly first: string | null }) {
  const { t } = useTranslation("together");
  const ask = useCallback(
    async (signal: AbortSignal) => {
      const [{ projects }, { members }] = await Promise.all([listProjects(signal), rooms.members(room, signal)]);
      return { projects, students: members.filter(({ state }) => state === "in").sort(byName) };
    },
    [room],
  );
  const { value, problem, again } = useAnswer(ask);
  const [chosen, setChosen] = useState<string | null>(first);
  const [some, setSome] = useState<ReadonlySet<string> | null>(null);
  const [isGiving, setGiving] = useState(false);
  if (problem) return <FailedFace title={t("hand_out.title")} problem={problem} onRetry={again} />;
  if (value === null) return null;
  const { projects, students } = value;
  const project = (projects.find(({ id }) => id === chosen) ?? projects[0])?.id ?? null;
  if (project === null) return <NothingToGive />;
  const count = some?.size ?? students.length;
  const give = async () => {
    setGiving(true);
    try {
      const given = await handouts.give(room, project, some && [...some]);
      tell(t("hand_out.given", { count: given.students }), "handout");
      closeDialog();
    } catch (error) {
      tellError(error);
    } finally {
      setGiving(false);
    }
  };
  const toggle = (id: string) => {
    const next = new Set(some ?? students.map((student) => student.id));
    if (!next.delete(id)) next.add(id);
    setSome(next.size === students.length ? null : next);
  };
  return (
    <div className={classes.body}>
      <p>{t("hand_out.text")}</p>
      <NativeSelect
        label={t("hand_out.project")}
        value={project}
        onChange={({ currentTarget }) => setChosen(currentTarget.value)}
        data={projects.map(({ id, title }) => ({ value: id, label: title }))}
      />
      {students.length === 0 ? (
        <p>{t("hand_out.nobody")}</p>
      ) : (
        <fieldset className={classes.people}>
          <legend>{t("hand_out.students")}</legend>
          <Checkbox
            label={t("hand_out.everybody")}
            checked={some === null}
            indeterminate={some !== null && some.size > 0}
            onChange={() => setSome(some === null ? new Set() : null)}
          />
          {students.map(({ id, nickname }) => (
            <Checkbox key={id} label={nickname} checked={some?.has(id) ?? true} onChange={() => toggle(id)} />
          ))}
        </fieldset>
      )}
      <Button loading={isGiving} disabled={count === 0} onClick={() => void give()}>
        {t("hand_out.give", { count })}
      </Button>
    </div>
  );
}

/** Whoever has no project finds where to begin one. */
function NothingToGive() {
  const { t } = useTranslation("together");
  return (
    <div className={classes.body}>
      <p>{t("hand_out.none")}</p>
      <Button component={Link} href="/" onClick={closeDialog}>
        {t("hand_out.to_projects")}
      </Button>
    </div>
  );
}
