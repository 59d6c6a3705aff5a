/** `/rooms/<id>`: to its teacher the class at work; to a student, the class that they are in. */

import { useTranslation } from "react-i18next";
import { Loading } from "../../ui/Loading";
import { FailedFace } from "../FailedFace";
import { HomeHeader } from "../home/HomeHeader";
import { NoRoom } from "./NoRoom";
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
