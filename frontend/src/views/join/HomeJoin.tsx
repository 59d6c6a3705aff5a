/** The class on the home page: the code from the board for students, the door to the classes for teachers. */

import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link, useLocation } from "wouter";
import { useRoom } from "../../state/room";
import { Icon } from "../../ui/icons";
import { CodeForm } from "./CodeForm";
import classes from "./HomeJoin.module.css";
import "./texts";

export function HomeJoin() {
  const { t } = useTranslation("join");
  const [, navigate] = useLocation();
  const room = useRoom((state) => state.room);
  const me = useRoom((state) => state.me);
  if (room !== null && me !== null && room.ended === null) {
    return (
      <section className={classes.strip} aria-label={t("room")}>
        <Icon name="people" size={20} />
        <span className={classes.words}>
          {t(me.state === "waiting" ? "home_waiting" : "home_in", { room: room.title, nickname: me.nickname })}
        </span>
        <Button component={Link} href={`/rooms/${room.id}`} variant="default" size="xs">
          {t("class_page")}
        </Button>
        <Link href="/with" className={classes.teach}>
          {t("home_partner")}
        </Link>
      </section>
    );
  }
  return (
    <section className={classes.strip} aria-label={t("title")}>
      <Icon name="people" size={20} />
      <span className={classes.words}>
        <b>{t("home_title")}</b> {t("home_text")}
      </span>
      <CodeForm inline onCode={(code) => navigate(`/j/${code}`)} />
      <Link href="/with" className={classes.teach}>
        {t("home_partner")}
      </Link>
      <Link href="/teach" className={classes.teach}>
        {t("home_teach")}
      </Link>
    </section>
  );
}
