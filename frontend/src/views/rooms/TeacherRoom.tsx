/** The class as its teacher works with it: who is at the door, who is in and how they do, and how others come in. */

import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { useIsAway } from "../../state/connection";
import { useRoom } from "../../state/room";
import { Icon } from "../../ui/icons";
import type { RoomAnswer } from "../../wire/messages.gen";
import { ContestCards } from "../contests/ContestCards";
import { ClassTools } from "../together/ClassTools";
import { AtTheDoor } from "./AtTheDoor";
import { Invite } from "./Invite";
import { Removed } from "./Removed";
import classes from "./Room.module.css";
import { RoomSettings } from "./RoomSettings";
import { RoomTitle } from "./RoomTitle";
import { Roster } from "./Roster";

interface TeacherRoomProps {
  readonly room: RoomAnswer;
  /** of the server in its network */
  readonly address: string | null;
}

export function TeacherRoom({ room, address }: TeacherRoomProps) {
  const { t } = useTranslation("rooms");
  const isAway = useIsAway();
  const tiles = useRoom((state) => (state.id === room.id ? state.tiles : null));
  return (
    <main className={classes.room}>
      <header className={classes.heading}>
        <Link href="/teach" className={classes.back}>
          <Icon name="previous" size={16} /> {t("all")}
        </Link>
        <RoomTitle room={room} />
        <p className={classes.counts} data-stale={isAway || undefined}>
          <b>{t("students", { count: room.members })}</b>
          <span>{t("online", { count: room.online })}</span>
        </p>
      </header>
      <div className={classes.class}>
        {room.ended !== null && <p className={classes.over}>{t("ended_text")}</p>}
        {tiles !== null && <AtTheDoor room={room.id} tiles={tiles} />}
        <Roster room={room} tiles={tiles} />
        {tiles !== null && <Removed room={room.id} tiles={tiles} />}
      </div>
      <aside className={classes.side} aria-label={t("settings")}>
        {room.code !== null && <Invite room={room} code={room.code} address={address} />}
        {room.ended === null && <ClassTools room={room} />}
        <RoomSettings room={room} />
        <ContestCards room={room} isTeacher />
      </aside>
    </main>
  );
}
