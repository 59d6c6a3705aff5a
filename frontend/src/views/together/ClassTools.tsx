/** What a teacher does with the whole class at once. */

import { Button, Modal, Switch } from "@mantine/core";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { attempt } from "../../state/attempt";
import { openDialog } from "../../state/dialogs";
import { setShowing, teach, useLesson } from "../../state/lesson";
import { tell, tellError } from "../../state/notices";
import { together } from "../../state/together";
import { Icon } from "../../ui/icons";
import type { RoomAnswer } from "../../wire/messages.gen";
import { rooms } from "../../wire/rooms";
import { classroom } from "../../wire/teaching";
import classes from "./Dialogs.module.css";
import "./texts";

const HALTS = ["pause", "resume", "stop"] as const;
const SAID = { pause: "paused", resume: "resumed", stop: "stopped" } as const;

export function ClassTools({ room: { id, title, quiet } }: { readonly room: RoomAnswer }) {
  const { t } = useTranslation("together");
  const isShowing = useLesson(({ lesson }) => lesson?.room === id && lesson.isShowing);
  const [isStopping, setStopping] = useState(false);
  useEffect(() => {
    teach(id, title);
    void together();
  }, [id, title]);
  const halt = async (how: keyof typeof SAID) => {
    setStopping(false);
    try {
      const { runs } = await classroom.halt(id, how);
      tell(t(runs === 0 ? `halt.${SAID[how]}_zero` : `halt.${SAID[how]}`, { count: runs }), "halt");
    } catch (error) {
      tellError(error);
    }
  };
  return (
    <section className={`${classes.body} ${classes.tools}`} aria-label={t("lesson.tools")}>
      <Switch
        label={t("quiet.do")}
        description={t("quiet.hint")}
        checked={quiet}
        onChange={({ currentTarget }) => void attempt(rooms.change(id, { quiet: currentTarget.checked }))}
      />
      <h3>{t("halt.title")}</h3>
      <div className={classes.halts}>
        {HALTS.map((how) => (
          <Button
            key={how}
            variant="default"
            size="xs"
            px={4}
            aria-label={t(`halt.${how}`)}
            onClick={() => (how === "stop" ? setStopping(true) : void halt(how))}
          >
            {t(`halt.short.${how}`)}
          </Button>
        ))}
      </div>
      <Button
        variant="default"
        leftSection={<Icon name="copy" size={16} />}
        onClick={() => openDialog({ name: "hand_out", room: id })}
      >
        {t("lesson.hand_out")}
      </Button>
      <Button
        variant={isShowing ? "filled" : "default"}
        leftSection={<Icon name="screen" size={16} />}
        onClick={() => setShowing(!isShowing)}
      >
        {t(isShowing ? "lesson.stop" : "lesson.begin")}
      </Button>
      {isShowing && <p className={classes.hint}>{t("lesson.waiting")}</p>}
      <Modal
        opened={isStopping}
        onClose={() => setStopping(false)}
        title={t("halt.stop_title")}
        closeButtonProps={{ "aria-label": t("common:close") }}
      >
        <div className={classes.body}>
          <p>{t("halt.stop_text")}</p>
          <div className={classes.buttons}>
            <Button variant="default" onClick={() => setStopping(false)} data-autofocus>
              {t("common:cancel")}
            </Button>
            <Button color="red" onClick={() => void halt("stop")}>
              {t("halt.stop_do")}
            </Button>
          </div>
        </div>
      </Modal>
    </section>
  );
}
