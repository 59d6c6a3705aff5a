/** What cannot be taken back: each says what becomes of everybody's work before it is done. */

import { Button, Modal } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import { attempt } from "../../state/attempt";
import type { RoomAnswer } from "../../wire/messages.gen";
import { rooms } from "../../wire/rooms";
import classes from "./Room.module.css";

interface EndingProps {
  readonly room: RoomAnswer;
  readonly opened: boolean;
  readonly onClose: () => void;
}

export function EndRoom({ room, opened, onClose }: EndingProps) {
  return <Ending kind="end" name={room.title} opened={opened} onClose={onClose} order={() => rooms.end(room.id)} />;
}

export function EraseRoom({ room, opened, onClose }: EndingProps) {
  const [, navigate] = useLocation();
  const erase = async () => {
    await rooms.erase(room.id);
    navigate("/teach");
  };
  return <Ending kind="erase" name={room.title} opened={opened} onClose={onClose} order={erase} />;
}

export function NewCode({ room, opened, onClose }: EndingProps) {
  const order = () => rooms.newCode(room.id);
  return <Ending kind="new_code" name={room.title} opened={opened} onClose={onClose} order={order} />;
}

interface EraseMemberProps {
  readonly room: string;
  readonly member: { readonly id: string; readonly nickname: string };
  readonly opened: boolean;
  readonly onClose: () => void;
}

export function EraseMember({ room, member, opened, onClose }: EraseMemberProps) {
  const erase = () => rooms.eraseMember(room, member.id);
  return <Ending kind="erase_member" name={member.nickname} opened={opened} onClose={onClose} order={erase} />;
}

interface AskedProps {
  readonly kind: "end" | "new_code" | "erase" | "erase_member";
  /** of the room or the student */
  readonly name: string;
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly order: () => Promise<unknown>;
}

function Ending({ kind, name, opened, onClose, order }: AskedProps) {
  const { t } = useTranslation("rooms");
  const [isBusy, setBusy] = useState(false);
  const act = async () => {
    setBusy(true);
    if (await attempt(order())) onClose();
    setBusy(false);
  };
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t(`${kind}.title`, { name })}
      closeButtonProps={{ "aria-label": t("common:close") }}
    >
      <p className={classes.asked}>{t(`${kind}.text`)}</p>
      <div className={classes.answers}>
        <Button variant="default" onClick={onClose} data-autofocus>
          {t("common:cancel")}
        </Button>
        <Button
          color={kind === "end" || kind === "new_code" ? undefined : "red"}
          loading={isBusy}
          onClick={() => void act()}
        >
          {t(`${kind}.do`)}
        </Button>
      </div>
    </Modal>
  );
}
