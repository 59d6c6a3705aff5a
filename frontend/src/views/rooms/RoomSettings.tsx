/** Who may come in, and the end of the lesson. */

import { Button, Switch } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { attempt } from "../../state/attempt";
import type { RoomAnswer } from "../../wire/messages.gen";
import { type RoomChange, rooms } from "../../wire/rooms";
import { EndRoom, EraseRoom } from "./Endings";
import classes from "./Room.module.css";

const SWITCHES = ["locked", "waiting_room"] as const satisfies readonly (keyof RoomChange)[];

export function RoomSettings({ room }: { readonly room: RoomAnswer }) {
  const { t } = useTranslation("rooms");
  const [asked, setAsked] = useState<"end" | "erase" | null>(null);
  const close = () => setAsked(null);
  return (
    <section className={classes.settings} aria-label={t("settings")}>
      {room.ended === null &&
        SWITCHES.map((name) => (
          <Switch
            key={name}
            label={t(`switch.${name}`)}
            description={t(`switch.${name}_hint`)}
            checked={room[name]}
            onChange={({ currentTarget }) => void attempt(rooms.change(room.id, { [name]: currentTarget.checked }))}
          />
        ))}
      <div className={classes.endings}>
        {room.ended === null ? (
          <Button variant="default" size="xs" onClick={() => setAsked("end")}>
            {t("end.do")}
          </Button>
        ) : (
          <Button variant="default" size="xs" onClick={() => void attempt(rooms.newCode(room.id))}>
            {t("reopen")}
          </Button>
        )}
        <Button variant="subtle" color="red" size="xs" onClick={() => setAsked("erase")}>
          {t("erase.do")}
        </Button>
      </div>
      <EndRoom room={room} opened={asked === "end"} onClose={close} />
      <EraseRoom room={room} opened={asked === "erase"} onClose={close} />
    </section>
  );
}
