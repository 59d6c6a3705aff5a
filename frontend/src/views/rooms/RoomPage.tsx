/** `/rooms/<id>`: to its teacher the class at work; to a student, the class that they are in. */

import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { Loading } from "../../ui/Loading";
import { FailedFace } from "../FailedFace";
import { HomeHeader } from "../home/HomeHeader";
import "./texts";
import classes from "./Room.module.css";
import { StudentRoom } from "./StudentRoom";
import { TeacherRoom } from "./TeacherRoom";
import { useRoomPage } from "./useRoomPage";

export function RoomPage({ id }: { readonly id: string }) {
  const { t } = useTranslation("rooms");
  const { room, isTeacher, address, problem, again } = useRoomPage(id);
  return (
    <div className={classes.page}>
      <HomeHeader />
      {room === null && problem === null && <Loading />}
      {room === null && problem !== null && (
        <main className={classes.failed}>
          {problem.status === 404 ? <NoRoom /> : <FailedFace title={t("missing")} problem={problem} onRetry={again} />}
        </main>
      )}
      {room !== null && (isTeacher ? <TeacherRoom room={room} address={address} /> : <StudentRoom room={room} />)}
    </div>
  );
}

/** None that is there, or one that is not the visitor's: which of them is not said. */
function NoRoom() {
  const { t } = useTranslation("rooms");
  return (
    <section className={classes.none} aria-labelledby="none">
      <h1 id="none" className={classes.title}>
        {t("missing")}
      </h1>
      <p className={classes.text}>{t("missing_text")}</p>
      <div className={classes.ways}>
        <Button component={Link} href="/join">
          {t("missing_join")}
        </Button>
        <Button component={Link} href="/teach" variant="default">
          {t("missing_teach")}
        </Button>
      </div>
    </section>
  );
}
