/** A student's place in the header: which class, under which name, and the hand; or the way in for who is in none. */

import { ActionIcon, Button, Menu, Modal, Tooltip } from "@mantine/core";
import { Suspense, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useLocation } from "wouter";
import { useLesson } from "../../state/lesson";
import { tell, tellError } from "../../state/notices";
import { useRoom } from "../../state/room";
import { Icon } from "../../ui/icons";
import { later } from "../../ui/later";
import type { MemberAnswer, RoomAnswer } from "../../wire/messages.gen";
import { membership } from "../../wire/rooms";
import { NewWords } from "./NewWords";
import classes from "./RoomBadge.module.css";
import { useOwnRoom } from "./useOwnRoom";
import "./texts";

const Quota = later(async () => (await import("../../panels/sharing/Quota")).Quota, { away: "nothing" });

interface RoomBadgeProps {
  /** there is no room for a name: one button has everything */
  readonly compact?: boolean;
  /** the page leads into a class in another way already */
  readonly hasWayIn?: boolean;
}

export function RoomBadge({ compact = false, hasWayIn = false }: RoomBadgeProps) {
  const isNowhere = useOwnRoom();
  useFarewell();
  const room = useRoom((state) => state.room);
  const me = useRoom((state) => state.me);
  const isTeaching = useLesson(({ lesson }) => lesson !== null);
  if (room === null) return isNowhere && !hasWayIn && !isTeaching ? <WayIn /> : null;
  if (me === null || room.ended !== null) return null;
  return <Badge room={room} me={me} compact={compact} />;
}

function WayIn() {
  const { t } = useTranslation("join");
  return (
    <Tooltip label={t("title")}>
      <ActionIcon component={Link} href="/join" variant="default" size={32} radius="xl" aria-label={t("title")}>
        <Icon name="people" size={16} />
      </ActionIcon>
    </Tooltip>
  );
}

interface BadgeProps {
  readonly compact: boolean;
  readonly room: RoomAnswer;
  readonly me: MemberAnswer;
}

function Badge({ room, me, compact }: BadgeProps) {
  const { t } = useTranslation("join");
  const [asked, setAsked] = useState<"words" | "leave" | null>(null);
  const close = () => setAsked(null);
  const isUp = me.hand !== null;
  const isIn = me.state === "in";
  const hand = () => void membership.raiseHand(room.id, !isUp).catch(tellError);
  const label = t("badge", { room: room.title, nickname: me.nickname });
  const words = t(isUp ? "hand_down" : "hand_up");
  return (
    <>
      {isIn && !compact && (
        <Tooltip label={words}>
          <ActionIcon
            variant={isUp ? "filled" : "default"}
            color={isUp ? "orange" : undefined}
            size={32}
            radius="xl"
            aria-label={t("hand_up")}
            aria-pressed={isUp}
            onClick={hand}
          >
            <Icon name="hand" size={17} />
          </ActionIcon>
        </Tooltip>
      )}
      <Menu position="bottom-end">
        <Menu.Target>
          {compact ? (
            <ActionIcon variant={isUp ? "filled" : "default"} color="orange" size={32} radius="xl" aria-label={label}>
              <Icon name={isUp ? "hand" : "people"} size={16} />
            </ActionIcon>
          ) : (
            <Button
              variant="default"
              size="xs"
              radius="xl"
              className={classes.badge}
              leftSection={<Icon name="people" size={16} />}
              aria-label={label}
            >
              <span className={classes.name}>{me.nickname}</span>
            </Button>
          )}
        </Menu.Target>
        <Menu.Dropdown className={classes.menu}>
          <Menu.Label>{compact ? label : room.title}</Menu.Label>
          <Menu.Item component={Link} href={`/rooms/${room.id}`} leftSection={<Icon name="people" size={16} />}>
            {isIn ? t("class_page") : t("at_the_door")}
          </Menu.Item>
          {isIn && (
            <Menu.Item leftSection={<Icon name="hand" size={16} />} onClick={hand}>
              {words}
            </Menu.Item>
          )}
          <Menu.Item leftSection={<Icon name="lock" size={16} />} onClick={() => setAsked("words")}>
            {t("words_title")}
          </Menu.Item>
          <Suspense>
            <Quota />
          </Suspense>
          <Menu.Divider />
          <Menu.Item leftSection={<Icon name="leave" size={16} />} onClick={() => setAsked("leave")}>
            {t("leave")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <NewWords
        nickname={me.nickname}
        room={room.title}
        mine
        order={() => membership.newPhrase(room.id)}
        opened={asked === "words"}
        onClose={close}
      />
      <Leaving room={room} opened={asked === "leave"} onClose={close} />
    </>
  );
}

interface LeavingProps {
  readonly room: RoomAnswer;
  readonly opened: boolean;
  readonly onClose: () => void;
}

function Leaving({ room, opened, onClose }: LeavingProps) {
  const { t } = useTranslation("join");
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t("leave_title", { room: room.title })}
      closeButtonProps={{ "aria-label": t("common:close") }}
    >
      <p className={classes.text}>{t("leave_text")}</p>
      <div className={classes.answers}>
        <Button variant="default" onClick={onClose} data-autofocus>
          {t("common:cancel")}
        </Button>
        <Button onClick={() => void membership.leave(room.id).then(onClose, tellError)}>{t("leave")}</Button>
      </div>
    </Modal>
  );
}

/** What was said already: each page has a badge of its own. */
const said: { gone: unknown; ended: string | null } = { gone: null, ended: null };

/** Why the badge has gone is said once. Who was erased is led home: nothing is left of what the page shows. */
function useFarewell(): void {
  const { t } = useTranslation("join");
  const [address, navigate] = useLocation();
  const gone = useRoom((state) => state.gone);
  const ended = useRoom(({ room, me }) => (me !== null && room?.ended != null ? `${room.id} ${room.ended}` : null));
  useEffect(() => {
    if (gone === null || gone === said.gone) return;
    said.gone = gone;
    if (gone.wasWaiting && address.startsWith("/j/")) return; // the door itself says so
    const words = { kicked: "taken_off", left: "left", erased: "erased", room_erased: "room_erased" } as const;
    const isRefused = gone.wasWaiting && gone.reason === "kicked";
    const why = gone.reason === null ? "no_longer" : words[gone.reason];
    tell(t(isRefused ? "not_let_in" : why, { room: gone.title }), "room");
    const isErased = gone.reason === "erased" || gone.reason === "room_erased";
    if (isErased && gone.wasMember) navigate("/", { replace: true });
  }, [gone, t, address, navigate]);
  useEffect(() => {
    if (ended === null || ended === said.ended) return;
    said.ended = ended;
    tell(t("ended", { room: useRoom.getState().room?.title }), "room");
  }, [ended, t]);
}
