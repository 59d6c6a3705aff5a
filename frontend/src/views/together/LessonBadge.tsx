/** In the header of whoever teaches: the class they came from, and what of this page it sees. */

import { Button, Menu } from "@mantine/core";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { openDialog } from "../../state/dialogs";
import { endLesson, type Lesson, setShowing } from "../../state/lesson";
import { useProject } from "../../state/project";
import { together } from "../../state/together";
import { Icon } from "../../ui/icons";
import classes from "./LessonBadge.module.css";
import { StudentsItem } from "./StudentsProject";
import "./texts";

export function LessonBadge({ lesson, compact }: { readonly lesson: Lesson; readonly compact: boolean }) {
  const { t } = useTranslation("together");
  const project = useProject(({ id }) => id);
  const isStudents = useProject(({ role }) => role === "teacher");
  const { room, title, isShowing } = lesson;
  useEffect(() => void together(), []);
  const label = t("lesson.badge", { title });
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant={isShowing && !isStudents ? "filled" : "default"}
          size="xs"
          radius="xl"
          className={classes.badge}
          px={compact ? 8 : undefined}
          aria-label={label}
          leftSection={compact ? undefined : <Icon name="screen" size={16} />}
        >
          {compact ? <Icon name="screen" size={16} /> : <span className={classes.name}>{title}</span>}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label className={classes.words}>
          {isShowing ? t(isStudents ? "lesson.not_students" : "lesson.showing") : label}
        </Menu.Label>
        {isStudents && <StudentsItem />}
        {(isShowing || !isStudents) && (
          <Menu.Item leftSection={<Icon name="screen" size={16} />} onClick={() => setShowing(!isShowing)}>
            {t(isShowing ? "lesson.stop" : "lesson.show")}
          </Menu.Item>
        )}
        {project !== null && !isStudents && (
          <Menu.Item
            leftSection={<Icon name="copy" size={16} />}
            onClick={() => openDialog({ name: "hand_out", room, project })}
          >
            {t("lesson.hand_out")}
          </Menu.Item>
        )}
        <Menu.Item component={Link} href={`/rooms/${room}`} leftSection={<Icon name="people" size={16} />}>
          {t("lesson.to_class")}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<Icon name="close" size={16} />} onClick={endLesson}>
          {t("lesson.forget")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
