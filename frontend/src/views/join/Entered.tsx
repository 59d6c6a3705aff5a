/** Somebody has come in, or stands at the door until the teacher lets them in; whoever is new is told their words. */

import { Button, Loader } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { useRoom } from "../../state/room";
import type { Joined } from "../../wire/messages.gen";
import { FourWords } from "./FourWords";
import classes from "./Join.module.css";
import { useLetIn } from "./useLetIn";

interface EnteredProps {
  readonly entry: Joined;
  /** asks at the door once more */
  readonly onAgain: () => void;
}

export function Entered({ entry: { room, member, phrase }, onAgain }: EnteredProps) {
  const { t } = useTranslation("join");
  const now = useRoom(({ me }) => (me?.id === member.id ? me : member));
  const gone = useRoom((state) => (state.gone?.room === room.id ? state.gone : null));
  useLetIn(gone === null ? null : member.id, onAgain);
  if (gone !== null) {
    return (
      <section className={classes.card} aria-labelledby="entered">
        <h1 id="entered" className={classes.title}>
          {t("refused_title")}
        </h1>
        <p className={classes.text}>{t(gone.wasWaiting ? "not_let_in" : "refused", { room: room.title })}</p>
        <Button variant="default" size="lg" onClick={onAgain}>
          {t("look_again")}
        </Button>
      </section>
    );
  }
  const isWaiting = now.state === "waiting";
  const welcome = phrase === null ? "welcome_back" : "welcome";
  return (
    <section className={classes.card} aria-labelledby="entered">
      <header>
        <p className={classes.above}>{room.title}</p>
        <h1 id="entered" className={classes.title}>
          {t(isWaiting ? "waiting_title" : welcome, { nickname: now.nickname })}
        </h1>
      </header>
      {isWaiting && (
        <p className={classes.wait} role="status">
          <Loader size="sm" /> {t("waiting")}
        </p>
      )}
      {phrase !== null && <FourWords phrase={phrase} nickname={now.nickname} room={room.title} />}
      {phrase === null && !isWaiting && <p className={classes.text}>{t("back_text")}</p>}
      {!isWaiting && (
        <Button component={Link} href="/" size="lg">
          {t("go_on")}
        </Button>
      )}
    </section>
  );
}
