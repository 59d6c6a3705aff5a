/** Who waits to be let in: before everything else, because they can do nothing until then. */

import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { type Tiles, waitingMembers } from "../../core/roster";
import { attempt } from "../../state/attempt";
import { Icon } from "../../ui/icons";
import { rooms } from "../../wire/rooms";
import classes from "./Room.module.css";

interface AtTheDoorProps {
  readonly room: string;
  readonly tiles: Tiles;
}

export function AtTheDoor({ room, tiles }: AtTheDoorProps) {
  const { t } = useTranslation("rooms");
  const waiting = waitingMembers(tiles);
  if (waiting.length === 0) return null;
  return (
    <section className={classes.door} aria-labelledby="door">
      <div className={classes.doorHead}>
        <h2 id="door">{t("at_door", { count: waiting.length })}</h2>
        <Button
          size="xs"
          leftSection={<Icon name="check" size={16} />}
          onClick={() => void attempt(Promise.all(waiting.map(({ id }) => rooms.admit(room, id))))}
        >
          {t("admit_all")}
        </Button>
      </div>
      <ul className={classes.waiting}>
        {waiting.map(({ id, nickname }) => (
          <li key={id}>
            <b>{nickname}</b>
            <Button size="compact-sm" variant="light" onClick={() => void attempt(rooms.admit(room, id))}>
              {t("admit")}
            </Button>
            <Button
              size="compact-sm"
              variant="subtle"
              color="gray"
              onClick={() => void attempt(rooms.kick(room, id))}
              aria-label={t("refuse_label", { nickname })}
            >
              {t("refuse")}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
