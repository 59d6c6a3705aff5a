/** How a class gets in, legible from the last row: the code, the QR code, the address. Once somebody is in, one line. */

import { ActionIcon, Button, Tooltip } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { spacedCode } from "../../core/joinCode";
import { tell } from "../../state/notices";
import { copyText } from "../../ui/copyText";
import { Icon, type IconName } from "../../ui/icons";
import type { RoomAnswer } from "../../wire/messages.gen";
import { NewCode } from "./Endings";
import classes from "./Invite.module.css";
import { joinAddress } from "./joinAddress";
import { OtherAddress } from "./OtherAddress";
import { QrCode } from "./QrCode";

interface InviteProps {
  readonly room: RoomAnswer;
  readonly code: string;
  /** of the server in its network */
  readonly address: string | null;
}

export function Invite({ room, code, address }: InviteProps) {
  const { t } = useTranslation("rooms");
  const { host, link, instead } = joinAddress(code, address, location);
  const [isShown, setShown] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const [wish, setWish] = useState<boolean | null>(null);
  const isOpen = wish ?? room.members === 0;
  const copy = async () => {
    if (await copyText(link)) tell(t("invite.copied"), "invite");
    else setShown(true);
  };
  const heading = (
    <h2 id="invite" className={classes.heading}>
      {t(room.locked ? "invite.locked" : "invite.title")}
    </h2>
  );
  if (!isOpen) {
    return (
      <section className={classes.folded} data-locked={room.locked || undefined} aria-labelledby="invite">
        {heading}
        <p className={classes.code}>{spacedCode(code)}</p>
        <Hand icon="grid" label={t("invite.open")} onClick={() => setWish(true)} />
        <Hand icon="link" label={t("invite.copy")} onClick={() => void copy()} />
        <Tooltip label={t("projector.open")}>
          <ActionIcon
            component="a"
            href={`/rooms/${room.id}/projector`}
            target="_blank"
            variant="default"
            size={30}
            aria-label={t("projector.open")}
          >
            <Icon name="screen" size={16} />
          </ActionIcon>
        </Tooltip>
        <p className={classes.where}>{t("invite.where", { host })}</p>
        {isShown && <output className={classes.link}>{link}</output>}
      </section>
    );
  }
  return (
    <section className={classes.invite} data-locked={room.locked || undefined} aria-labelledby="invite">
      {heading}
      <p className={classes.code}>{spacedCode(code)}</p>
      <p className={classes.where}>{t("invite.where", { host })}</p>
      <div className={classes.qr}>
        <QrCode address={link} label={t("invite.qr")} />
      </div>
      <OtherAddress instead={instead} />
      <NewCode room={room} opened={isAsking} onClose={() => setAsking(false)} />
      <div className={classes.hands}>
        <Button
          variant="default"
          size="xs"
          leftSection={<Icon name="link" size={16} />}
          className={classes.copy}
          onClick={() => void copy()}
        >
          {t("invite.copy")}
        </Button>
        <Tooltip label={t("invite.new_code_hint")} multiline w={240}>
          <ActionIcon variant="default" size={30} aria-label={t("invite.new_code")} onClick={() => setAsking(true)}>
            <Icon name="reset" size={16} />
          </ActionIcon>
        </Tooltip>
      </div>
      <Button
        component="a"
        href={`/rooms/${room.id}/projector`}
        target="_blank"
        leftSection={<Icon name="screen" size={16} />}
        className={classes.projector}
      >
        {t("projector.open")}
      </Button>
      {room.members > 0 && (
        <Button variant="subtle" size="xs" onClick={() => setWish(false)}>
          {t("invite.fold")}
        </Button>
      )}
      {isShown && <output className={classes.link}>{link}</output>}
    </section>
  );
}

interface HandProps {
  readonly icon: IconName;
  readonly label: string;
  readonly onClick: () => void;
}

function Hand({ icon, label, onClick }: HandProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon variant="default" size={30} aria-label={label} onClick={onClick}>
        <Icon name={icon} size={16} />
      </ActionIcon>
    </Tooltip>
  );
}
