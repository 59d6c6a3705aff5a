/** To a teacher who shows: that the class sees this page, whatever is open on it, and the way to end it. */

import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { setShowing, useLesson } from "../../state/lesson";
import { useProject } from "../../state/project";
import { Icon } from "../../ui/icons";
import classes from "./Together.module.css";

export function ShowingBar() {
  const { t } = useTranslation("together");
  const isShowing = useLesson(({ lesson }) => lesson?.isShowing === true);
  const isSeen = useProject(({ id, role }) => id !== null && role !== "teacher");
  if (!isShowing || !isSeen) return null;
  return (
    <>
      <div className={classes.frame} />
      <section className={classes.strip} data-strip data-live>
        <Icon name="screen" />
        <p role="status">{t("lesson.showing")}</p>
        <Button size="compact-sm" variant="default" onClick={() => setShowing(false)}>
          {t("lesson.stop")}
        </Button>
      </section>
    </>
  );
}
