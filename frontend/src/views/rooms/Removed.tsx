/** Who was taken off the list, mostly out of sight: whoever says sorry is let in again. */

import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { removedMembers, type Tiles } from "../../core/roster";
import { attempt } from "../../state/attempt";
import { rooms } from "../../wire/rooms";
import classes from "./Room.module.css";

interface RemovedProps {
  readonly room: string;
  readonly tiles: Tiles;
}

export function Removed({ room, tiles }: RemovedProps) {
  const { t } = useTranslation("rooms");
  const removed = removedMembers(tiles);
  if (removed.length === 0) return null;
  return (
    <details className={classes.removed}>
      <summary>{t("removed", { count: removed.length })}</summary>
      <ul className={classes.waiting}>
        {removed.map(({ id, nickname }) => (
          <li key={id}>
            <b>{nickname}</b>
            <Button size="compact-sm" variant="light" onClick={() => void attempt(rooms.admit(room, id))}>
              {t("admit_again")}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}
