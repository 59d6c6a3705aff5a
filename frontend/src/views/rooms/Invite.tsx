/** How a class gets in, legible from the last row: the code, the QR code, the address. */

import { ActionIcon, Button, Tooltip } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { spacedCode } from "../../core/joinCode";
import { attempt } from "../../state/attempt";
import { tell } from "../../state/notices";
import { copyText } from "../../ui/copyText";
import { Icon } from "../../ui/icons";
import type { RoomAnswer } from "../../wire/messages.gen";
import { rooms } from "../../wire/rooms";
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
  const copy = async () => {
    if (await copyText(link)) tell(t("invite.copied"), "invite");
    else setShown(true);
  };
  return (
    <section className={classes.invite} data-locked={room.locked || undefined} aria-labelledby="invite">
      <h2 id="invite" className={classes.heading}>
        {t(room.locked ? "invite.locked" : "invite.title")}
      </h2>
      <p className={classes.code}>{spacedCode(code)}</p>
      <p className={classes.where}>{t("invite.where", { host })}</p>
      <div className={classes.qr}>
        <QrCode address={link} label={t("invite.qr")} />
      </div>
      <OtherAddress instead={instead} />
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
          <ActionIcon
            variant="default"
            size={30}
            aria-label={t("invite.new_code")}
            onClick={() => void attempt(rooms.newCode(room.id))}
          >
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
      {isShown && <output className={classes.link}>{link}</output>}
    </section>
  );
}
