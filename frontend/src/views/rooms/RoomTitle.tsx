/** The room's title, written over in place. */

import { ActionIcon, Tooltip } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { attempt } from "../../state/attempt";
import { Icon } from "../../ui/icons";
import type { RoomAnswer } from "../../wire/messages.gen";
import { rooms } from "../../wire/rooms";
import { RenameField } from "./RenameField";
import classes from "./Room.module.css";

/** As the server has it. */
export const LONGEST_TITLE = 120;

export function RoomTitle({ room: { id, title } }: { readonly room: RoomAnswer }) {
  const { t } = useTranslation("rooms");
  const [isRenaming, setRenaming] = useState(false);
  if (isRenaming) {
    return (
      <RenameField
        label={t("title_label")}
        value={title}
        longest={LONGEST_TITLE}
        onDone={(next) => {
          setRenaming(false);
          if (next !== null) void attempt(rooms.change(id, { title: next }));
        }}
      />
    );
  }
  return (
    <>
      <h1 className={classes.title}>{title}</h1>
      <Tooltip label={t("rename")}>
        <ActionIcon variant="subtle" color="gray" aria-label={t("rename")} onClick={() => setRenaming(true)}>
          <Icon name="pen" size={16} />
        </ActionIcon>
      </Tooltip>
    </>
  );
}
