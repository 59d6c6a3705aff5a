/** What a teacher can do about one student. */

import { ActionIcon, Menu } from "@mantine/core";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { attempt } from "../../state/attempt";
import { tellUndoable } from "../../state/notices";
import { Icon } from "../../ui/icons";
import { rooms } from "../../wire/rooms";
import { ProjectorItem } from "../together/ProjectorItem";
import classes from "./Roster.module.css";

/** What is asked for in the menu and done elsewhere. */
export type MemberOrder = "rename" | "words" | "erase";

interface MemberMenuProps {
  readonly room: string;
  readonly id: string;
  readonly nickname: string;
  /** the project that they look at */
  readonly project: string | null;
  readonly hasHandUp: boolean;
  readonly online: boolean;
  readonly onAsk: (what: MemberOrder) => void;
  readonly isRenaming: boolean;
}

/** A hundred menus are the dearest part of a roster: what a training does concerns none of them. */
export const MemberMenu = memo(function MemberMenu(props: MemberMenuProps) {
  const { room, id, nickname, project, hasHandUp, online, onAsk, isRenaming } = props;
  const { t } = useTranslation("rooms");
  const remove = async () => {
    if (!(await attempt(rooms.kick(room, id)))) return;
    const bringBack = () => void attempt(rooms.admit(room, id));
    tellUndoable(t("member.kicked", { nickname }), `kicked ${id}`, bringBack, t("member.bring_back"));
  };
  return (
    <Menu position="bottom-end" returnFocus={!isRenaming}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="sm" aria-label={t("member.menu", { nickname })}>
          <Icon name="dots" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {project !== null && (
          <Menu.Item component={Link} href={`/p/${project}`} leftSection={<Icon name="open" size={16} />}>
            {t("member.look")}
          </Menu.Item>
        )}
        <ProjectorItem room={room} member={id} canAsk={project !== null && online} />
        {hasHandUp && (
          <Menu.Item
            leftSection={<Icon name="hand" size={16} />}
            onClick={() => void attempt(rooms.lowerHand(room, id))}
          >
            {t("member.lower_hand")}
          </Menu.Item>
        )}
        <Menu.Item leftSection={<Icon name="pen" size={16} />} onClick={() => onAsk("rename")}>
          {t("member.rename")}
        </Menu.Item>
        <Menu.Item leftSection={<Icon name="lock" size={16} />} onClick={() => onAsk("words")}>
          {t("member.words")}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<Icon name="leave" size={16} />} onClick={() => void remove()}>
          {t("member.kick")}
        </Menu.Item>
        <Menu.Item
          className={classes.kick}
          leftSection={<Icon name="clear" size={16} />}
          onClick={() => onAsk("erase")}
        >
          {t("member.erase")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
});
