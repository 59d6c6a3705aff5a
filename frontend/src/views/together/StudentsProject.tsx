/** To a teacher in a student's project: whose it is, and the way to show it to the class, for which its student is asked. */

import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { attempt } from "../../state/attempt";
import { tell } from "../../state/notices";
import { Icon } from "../../ui/icons";
import { classroom } from "../../wire/teaching";
import { ProjectorItem } from "./ProjectorItem";
import classes from "./Together.module.css";
import "./texts";
import { useStudent } from "./useStudent";

/** `compact`: a line, without more words. */
export function StudentsProject({ compact = false }: { readonly compact?: boolean }) {
  const { t } = useTranslation("together");
  const student = useStudent();
  const ask = async () => {
    if (student === null) return;
    if (await attempt(classroom.askToProject(student.room, student.member.id))) tell(t("projector.asked"), "projector");
  };
  const name = student === null ? t("students.unknown") : t("students.project", { name: student.member.nickname });
  return (
    <>
      {compact ? <span>{name}</span> : <h2>{name}</h2>}
      {!compact && <p>{t("students.look")}</p>}
      {student?.member.online && (
        <Button
          size={compact ? "compact-xs" : "xs"}
          {...(!compact && { h: "auto", py: 6, classNames: { label: classes.wrapped ?? "" } })}
          leftSection={<Icon name="screen" size={16} />}
          onClick={() => void ask()}
        >
          {t("projector.ask")}
        </Button>
      )}
    </>
  );
}

/** The same in the menu of the class. */
export function StudentsItem() {
  const student = useStudent();
  if (student === null) return null;
  const { room, member } = student;
  return <ProjectorItem room={room} member={member.id} canAsk={member.online} />;
}
