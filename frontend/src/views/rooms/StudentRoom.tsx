/** The class as a student finds it under its address: where they are, and the way to their work. */

import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { useRoom } from "../../state/room";
import type { RoomAnswer } from "../../wire/messages.gen";
import { ContestCards } from "../contests/ContestCards";
import classes from "./Room.module.css";

export function StudentRoom({ room }: { readonly room: RoomAnswer }) {
  const { t } = useTranslation("rooms");
  const me = useRoom((state) => (state.id === room.id ? state.me : null));
  return (
    <main className={classes.student}>
      <h1 className={classes.title}>{room.title}</h1>
      {me !== null && (
        <p className={classes.text}>
          {t(me.state === "waiting" ? "student.waiting" : "student.me", { nickname: me.nickname })}
        </p>
      )}
      {room.ended !== null && <p className={classes.text}>{t("student.ended")}</p>}
      <div>
        <Button component={Link} href="/" size="md">
          {t("student.work")}
        </Button>
      </div>
      <ContestCards room={room} isTeacher={false} />
    </main>
  );
}
